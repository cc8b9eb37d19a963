//! The built program, from its arguments to its exit code.

mod check;
mod new;
mod usage;
