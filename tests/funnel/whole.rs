//! Which segment the others are parts of.

use touchline::funnel::{Side, wholes};

fn check(segments: &[(&str, &[u64])], expected: &[&str]) {
    let side = |counts: &[u64]| Side { steps: counts.iter().enumerate().map(|(i, n)| (i.to_string(), *n)).collect() };
    let sides: Vec<_> = segments.iter().map(|(name, counts)| (*name, side(counts))).collect();
    let found: Vec<_> =
        wholes(&sides).iter().zip(segments).filter(|(on, _)| **on).map(|(_, (name, _))| *name).collect();
    assert_eq!(found, expected, "{segments:?}");
}

#[test]
fn the_whole_is_known_by_its_name_in_many_languages() {
    for name in [
        "",
        "All",
        "All Users",
        "all the visitors",
        "$overall",
        "Total",
        "Alle Nutzer",
        "Gesamt",
        "Alle Besucher",
        "Tous les utilisateurs",
        "Ensemble",
        "Todos los usuarios",
        "Todas as sessões",
        "Tutti gli utenti",
        "Alle gebruikers",
        "Все пользователи",
        "すべてのユーザー",
        "全ユーザー",
        "所有用户",
        "모든 사용자",
        "합계",
    ] {
        check(&[("Phone", &[50, 20]), (name, &[90, 50])], &[name]);
    }
    for name in ["All mobile", "All returning users", "Users", "Nutzer", "Allgäu", "所有新用户", "Overall happy"]
    {
        check(&[("Phone", &[50, 20]), (name, &[90, 50])], &[]);
    }
}

#[test]
fn what_is_less_than_another_is_not_the_whole() {
    check(&[("All Users", &[90, 50]), ("Phone", &[90, 51])], &[]);
    check(&[("All Users", &[90, 50]), ("Phone", &[90, 50])], &["All Users"]);
}

#[test]
fn the_whole_is_known_by_its_counts() {
    check(&[("Baseline", &[90, 50]), ("Phone", &[50, 20]), ("Desk", &[40, 30])], &["Baseline"]);
    check(&[("Baseline", &[90, 51]), ("Phone", &[50, 20]), ("Desk", &[40, 30])], &[]);
    // One step may be so by chance, and of two alike none is the sum of the others.
    check(&[("Baseline", &[90]), ("Phone", &[50]), ("Desk", &[40])], &[]);
    check(&[("A", &[90, 50]), ("B", &[90, 50]), ("C", &[0, 0])], &[]);
    // A sum of some beside the sum of all.
    check(&[("", &[100, 60]), ("Mobile", &[50, 30]), ("iOS", &[20, 20]), ("Android", &[30, 10])], &[""]);
}
