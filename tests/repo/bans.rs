//! What may not stand in the sources, or only in some of them.

use super::{none, sources};

/// Places of `needles` outside the allowed paths (prefixes below `src`).
fn places(needles: &[&str], allowed: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources().into_iter().filter(|s| !allowed.iter().any(|path| s.path.starts_with(path))) {
        for (n, line) in source.lines.iter().enumerate() {
            if needles.iter().any(|needle| line.contains(needle)) {
                found.push(format!("src/{}:{}: {}", source.path, n + 1, line.trim()));
            }
        }
    }
    found
}

#[test]
fn only_the_edge_touches_the_disk() {
    let needles = ["std::fs", "std::env", "File::open", "File::create", "std::process"];
    none("disk and environment outside file, app and cli", places(&needles, &["file/", "app/", "cli/", "main.rs"]));
}

#[test]
fn clocks_come_in_from_the_edge() {
    let needles = ["SystemTime::now", "Instant::now", "Zoned::now", "Timestamp::now"];
    none("clocks outside the edge", places(&needles, &["app/", "cli/"]));
}

#[test]
fn nothing_panics_on_what_comes_from_outside() {
    let needles = [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!("];
    none("unwrap, expect or panic in src", places(&needles, &[]));
}

#[test]
fn nothing_is_left_for_later() {
    none("left open", places(&["TODO", "FIXME", "XXX"], &[]));
}

#[test]
fn colours_stand_in_themes() {
    let needles = [
        "Color32::from_rgb",
        "Color32::from_gray",
        "Color32::from_black",
        "Color32::WHITE",
        "Color32::BLACK",
        "Color32::RED",
        "Color::from_rgb8",
        "Color::from_rgba8",
        "Color::WHITE",
        "Color::BLACK",
    ];
    none("a colour outside assets/themes", places(&needles, &["app/theme.rs", "picture/theme.rs"]));
    let mut found = Vec::new();
    for source in sources() {
        for (n, line) in source.lines.iter().enumerate() {
            let hex = |text: &str| text.len() >= 6 && text.chars().take(6).all(|c| c.is_ascii_hexdigit());
            if line.split("\"#").skip(1).any(hex) {
                found.push(format!("src/{}:{}: {}", source.path, n + 1, line.trim()));
            }
        }
    }
    none("a hexadecimal colour in src", found);
}
