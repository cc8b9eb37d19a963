//! The built program, from its arguments to its exit code.

mod usage;
