//! STUB
#![allow(missing_docs, clippy::all, clippy::pedantic)]
use eframe::egui::{self, *};
use super::theme;
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState { Done, NeedsYou, Empty }
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentKind { Whole, Good, LeftOut, Bad, Verdict }
#[derive(Clone, Debug, PartialEq)]
pub struct Segment { pub kind: SegmentKind, pub amount: f64, pub label: String }
pub fn name(r: &Response, label: &str) { let l = label.to_owned(); r.widget_info(move || WidgetInfo::labeled(WidgetType::Button, true, l.clone())); }
pub fn close_button(ui: &mut Ui, label: &str) -> Response { let r = ui.button("✕"); name(&r, label); r }
pub fn primary_button(ui: &mut Ui, label: &str, enabled: bool) -> Response { ui.add_enabled(enabled, Button::new(label)) }
pub fn button(ui: &mut Ui, label: &str, enabled: bool) -> Response { ui.add_enabled(enabled, Button::new(label)) }
pub fn icon_button(ui: &mut Ui, icon: &str, label: &str) -> Response { let r = ui.button(icon); name(&r, label); r }
pub fn button_with_icon(ui: &mut Ui, icon: &str, label: &str, enabled: bool) -> Response { ui.add_enabled(enabled, Button::new(format!("{icon} {label}"))) }
pub fn search_button(ui: &mut Ui, hint: &str, keys: &str) -> Response { ui.button(format!("{hint} {keys}")) }
pub fn menu(ui: &mut Ui, name: &str, short: &str, options: &[&str], here: usize) -> Option<usize> { None }
pub fn choice(ui: &mut Ui, label: &str, options: &[String], here: usize) -> Option<usize> { None }
pub fn quiet_choice(ui: &mut Ui, name: &str, shown: &str, options: &[String], here: Option<usize>) -> InnerResponse<Option<usize>> { let r = ui.button(shown); InnerResponse::new(None, r) }
pub fn segments(ui: &mut Ui, name: &str, labels: &[&str], chosen: usize) -> Option<usize> { None }
pub fn link(ui: &mut Ui, label: &str) -> Response { ui.link(label) }
pub fn link_row(ui: &mut Ui, label: &str, value: &str) -> Response { ui.link(format!("{label} {value}")) }
pub fn pick_row(ui: &mut Ui, label: &str, hint: &str, here: bool) -> Response { ui.selectable_label(here, format!("{label} {hint}")) }
pub fn key_value(ui: &mut Ui, label: &str, value: &str) { ui.label(format!("{label} {value}")); }
pub fn key_values(ui: &mut Ui, rows: &[(String, String)]) { for (a, b) in rows { key_value(ui, a, b); } }
pub fn section(ui: &mut Ui, title: &str) { ui.label(theme::title(title)); }
pub fn finding(ui: &mut Ui, title: &str, subtitle: &str) { ui.label(theme::heading(title)); ui.label(theme::muted(ui, subtitle)); }
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R { ui.group(add).inner }
pub fn table_frame<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R { ui.group(add).inner }
pub fn drop_card<R>(ui: &mut Ui, hovered: bool, add: impl FnOnce(&mut Ui) -> R) -> R { ui.group(add).inner }
pub fn card_with_edge<R>(ui: &mut Ui, edge: Color32, add: impl FnOnce(&mut Ui) -> R) -> R { ui.group(add).inner }
pub fn sides<L, R>(ui: &mut Ui, left: impl FnOnce(&mut Ui) -> L, right: impl FnOnce(&mut Ui) -> R) -> (L, R) { egui::Sides::new().show(ui, left, right) }
pub fn page<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R { egui::Frame::new().inner_margin(24).show(ui, add).inner }
pub fn centered_row<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R { ui.horizontal(add).inner }
pub fn empty_page(ui: &mut Ui, title: &str, what: &str) -> bool { ui.label(title); ui.button(what).clicked() }
pub fn step_item(ui: &mut Ui, n: usize, name: &str, state: StepState, here: bool) -> Response { ui.selectable_label(here, name) }
pub fn stacked_bar(ui: &mut Ui, segments: &[Segment]) { for s in segments { ui.label(&s.label); } }
pub fn logo(ui: &mut Ui) { ui.label("◎"); }
pub fn checkbox(ui: &mut Ui, on: &mut bool, label: &str) -> Response { ui.checkbox(on, label) }
