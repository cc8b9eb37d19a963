//! What lies over the window and wants an answer. Each dialog draws itself and gives back what was answered.

pub(crate) mod frame;
pub mod match_list;
pub mod match_steps;
pub mod path_field;
pub mod question;
