//! The built program, from its arguments to its exit code.

mod check;
mod export;
mod new;
mod usage;
