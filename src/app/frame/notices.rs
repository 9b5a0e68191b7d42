//! Notices: what was done and what could not be, above everything until closed.

use eframe::egui::{Align2, Area, Id, Order, Ui, vec2};

use crate::app::action::Action;
use crate::app::asked::Asked;
use crate::app::session::{Notice, NoticeKind, Session};
use crate::app::theme;
use crate::app::widget::{self, Edge};
use crate::say;

/// How many notices show at once; older ones follow when these are closed.
const SHOWN: usize = 3;

/// The stack of notices at the bottom right.
pub fn notices_ui(ui: &mut Ui, session: &Session) -> Asked {
    if session.notices.is_empty() {
        return Asked::default();
    }
    let away = vec2(-theme::space::LARGE, -theme::layout::STATUS - theme::space::LARGE);
    let area = Area::new(Id::unique("notices")).order(Order::Foreground).anchor(Align2::RIGHT_BOTTOM, away);
    area.show(ui.ctx(), |ui| {
        ui.set_max_width(theme::layout::NOTICE);
        let newest = session.notices.iter().rev().take(SHOWN);
        newest.rev().fold(Asked::default(), |asked, notice| asked.and(notice_ui(ui, notice, session)))
    })
    .inner
}

fn notice_ui(ui: &mut Ui, notice: &Notice, session: &Session) -> Asked {
    let text = &session.text;
    let edge = if notice.kind == NoticeKind::Error { Edge::Bad } else { Edge::Accent };
    let mut asked = Asked::default();
    widget::card_with_edge(ui, edge, |ui| {
        ui.set_width(theme::layout::NOTICE - 40.0);
        let close = |ui: &mut Ui| widget::close(ui, &say!(text, "notice-close")).clicked();
        if widget::headed(ui, |ui| widget::strong(ui, &notice.title), close).1 {
            asked.ask(Action::CloseNotice(notice.id));
        }
        if !notice.detail.is_empty() {
            widget::muted(ui, &notice.detail);
        }
        if let Some(path) = &notice.path {
            widget::small(ui, &path.display().to_string());
            if notice.kind == NoticeKind::Done && widget::link(ui, &say!(text, "notice-show")).clicked() {
                asked.ask(Action::ShowInFolder(path.clone()));
            }
        }
        let can_undo = notice.undoes.is_some() && notice.undoes == session.project().map(|project| project.revision);
        if can_undo && widget::link(ui, &say!(text, "notice-undo")).clicked() {
            asked.ask(Action::Undo);
        }
    });
    asked
}
