//! The window.

pub mod theme;
pub mod widget;
