//! Touchline: an editor for customer journey maps.

pub mod cli;
pub mod funnel;
pub mod layout;
pub mod map;
pub mod picture;
