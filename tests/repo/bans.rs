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
fn chance_and_threads_come_in_from_the_edge() {
    none("chance or threads outside app and cli", places(&["getrandom", "std::thread"], &["app/", "cli/"]));
}

#[test]
fn one_place_prints() {
    let needles = ["println!(", "print!(", "dbg!(", "stdout()", "stderr()"];
    none("output past cli/print.rs", places(&needles, &["cli/print.rs"]));
}

#[test]
fn exporters_know_every_kind_of_item() {
    // A new kind must stop the build where drawing it is owed.
    let found = places(&["_ =>"], &[]).into_iter().filter(|place| place.starts_with("src/export/"));
    none("matches that would pass over a new item", found.collect());
}

#[test]
fn nothing_depends_on_the_order_of_a_hash() {
    // std's maps are seeded by chance; ours (rustc_hash) are for looking up.
    let needles = ["collections::HashMap", "collections::HashSet", "RandomState"];
    none("maps seeded by chance", places(&needles, &[]));
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
    let needles =
        ["Color::from_rgb8", "Color::from_rgba8", "Color::WHITE", "Color::BLACK", "Rgba::from_", "hex_color!"];
    none("a colour outside assets/themes", places(&needles, &["picture/theme.rs"]));
    let needles = ["Color32::from_"];
    none("a colour that does not come from the palette", places(&needles, &["app/theme.rs"]));
    let named = sources().into_iter().flat_map(|source| {
        let named = |line: &&String| {
            let mut names = line.split("Color32::").skip(1);
            names.any(|name| {
                let colour = name.starts_with(|c: char| c.is_ascii_uppercase());
                colour && !["TRANSPARENT", "PLACEHOLDER"].iter().any(|none| name.starts_with(none))
            })
        };
        source
            .lines
            .iter()
            .filter(named)
            .map(|line| format!("src/{}: {}", source.path, line.trim()))
            .collect::<Vec<_>>()
    });
    none("egui's own colours in src", named.collect());
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
