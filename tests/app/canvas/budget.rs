use std::cell::Cell;
use std::time::Duration;

use touchline::app::canvas::budget::Budget;

/// Works in pieces of so many milliseconds as long as the budget lets it.
fn pieces(limit: u64, piece: u64) -> u32 {
    let now = Cell::new(Duration::ZERO);
    let mut budget = Budget::with_clock(Duration::from_millis(limit), || now.get());
    let mut done = 0;
    while budget.has_room() && done < 1000 {
        now.set(now.get() + Duration::from_millis(piece));
        done += 1;
    }
    assert!(done == 1 || now.get() <= Duration::from_millis(limit), "{:?} of {limit}", now.get());
    done
}

#[test]
fn what_is_started_ends_in_time() {
    assert_eq!(pieces(4, 1), 4);
    assert_eq!(pieces(4, 3), 1);
    assert_eq!(pieces(5, 2), 2);
}

#[test]
fn something_is_always_done() {
    assert_eq!(pieces(4, 50), 1);
    assert_eq!(pieces(0, 1), 1);
}
