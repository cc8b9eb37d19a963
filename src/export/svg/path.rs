//! The data of paths, from point to point in as few letters as it takes.

use kurbo::{PathEl, Point, Vec2};

use super::number::{hundredths, write};

/// The `d` of a path that is moved by so much.
pub(super) fn data(path: impl IntoIterator<Item = PathEl>, by: Vec2) -> String {
    let mut data = Data::default();
    for element in path {
        match element {
            PathEl::MoveTo(to) => {
                // A path begins somewhere; from there on everything is told from the point before.
                data.letter = ' ';
                data.step(if data.out.is_empty() { 'M' } else { 'm' }, &[to + by]);
                data.start = data.at;
            }
            PathEl::LineTo(to) => data.line(to + by),
            PathEl::QuadTo(a, to) => data.step('q', &[a + by, to + by]),
            PathEl::CurveTo(a, b, to) => data.step('c', &[a + by, b + by, to + by]),
            PathEl::ClosePath => {
                data.put('z', &[]);
                data.at = data.start;
            }
        }
    }
    data.out
}

#[derive(Default)]
struct Data {
    out: String,
    letter: char,
    /// Whether the last number has a point.
    pointed: bool,
    /// Where the pen is and where its line began, in hundredths: rounding adds up to nothing.
    at: (i64, i64),
    start: (i64, i64),
}

impl Data {
    fn step(&mut self, letter: char, to: &[Point]) {
        let mut numbers = [0; 6];
        let mut end = self.at;
        for (i, point) in to.iter().enumerate() {
            end = (hundredths(point.x), hundredths(point.y));
            numbers[i * 2] = end.0 - self.at.0;
            numbers[i * 2 + 1] = end.1 - self.at.1;
        }
        self.at = end;
        self.put(letter, &numbers[..to.len() * 2]);
    }

    fn line(&mut self, to: Point) {
        let end = (hundredths(to.x), hundredths(to.y));
        let (across, down) = (end.0 - self.at.0, end.1 - self.at.1);
        self.at = end;
        match (across, down) {
            (0, down) => self.put('v', &[down]),
            (across, 0) => self.put('h', &[across]),
            (across, down) => self.put('l', &[across, down]),
        }
    }

    /// A letter is not repeated, and a sign or a second point parts numbers as well as a space.
    fn put(&mut self, letter: char, numbers: &[i64]) {
        let mut apart = letter == self.letter;
        if !apart {
            self.out.push(letter);
            self.letter = letter;
        }
        for &number in numbers {
            let small = number != 0 && number.abs() < 100;
            if apart && number >= 0 && !(small && self.pointed) {
                self.out.push(' ');
            }
            self.pointed = write(&mut self.out, number);
            apart = true;
        }
    }
}
