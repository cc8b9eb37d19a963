use kurbo::{Point, Rect, Size, Vec2};
use touchline::app::canvas::View;
use touchline::editor::{Camera, Frozen};
use touchline::layout::Pane;

fn camera(scroll: Vec2) -> Camera {
    let mut camera = Camera::default();
    camera.set_viewport(Size::new(1000.0, 600.0));
    camera
        .set_content(Size::new(3000.0, 2000.0), Frozen { heads: (150.0, 210.0), labels: (56.0, 226.0), words: 600.0 });
    camera.scroll_to(scroll);
    camera
}

#[test]
fn a_map_that_is_not_scrolled_has_nothing_under_its_heads() {
    let view = View::of(&camera(Vec2::ZERO));
    assert!(view.panes.iter().all(|pane| !pane.over && pane.origin == Vec2::ZERO));
    assert_eq!(view.corner, None);
}

#[test]
fn heads_stay_at_the_top_and_labels_at_the_left() {
    let camera = camera(Vec2::new(400.0, 500.0));
    let view = View::of(&camera);
    let [body, words, heads, labels] = view.panes.as_slice() else { panic!("four panes") };
    assert_eq!((words.pane, words.over, words.origin), (Pane::Words, false, Vec2::new(-56.0, -500.0)));
    assert_eq!((body.pane, body.over, body.origin), (Pane::Body, false, Vec2::new(-400.0, -500.0)));
    assert_eq!((heads.pane, heads.over, heads.origin), (Pane::Heads, true, Vec2::new(-400.0, -150.0)));
    assert_eq!((labels.pane, labels.over, labels.origin), (Pane::Labels, true, Vec2::new(-56.0, -500.0)));
    assert_eq!(view.corner, Some(Rect::new(0.0, 0.0, 170.0, 60.0)));
    // What is drawn is where the camera says it is.
    let point = Point::new(700.0, 800.0);
    for pane in &view.panes {
        assert_eq!(camera.to_screen(pane.pane, point), (point.to_vec2() * view.zoom + pane.origin).to_point());
    }
}

#[test]
fn words_longer_than_the_window_go_on_until_their_end_is_seen() {
    let mut camera = camera(Vec2::new(400.0, 0.0));
    let frozen = Frozen { heads: (150.0, 210.0), labels: (56.0, 226.0), words: 1356.0 };
    camera.set_content(Size::new(3000.0, 2000.0), frozen);
    let end = |camera: &Camera| camera.to_screen(Pane::Words, Point::new(1356.0, 0.0)).x;
    assert_eq!(end(&camera), 1000.0);
    camera.scroll_to(Vec2::new(1500.0, 0.0));
    assert_eq!(end(&camera), 1000.0, "and then stay");
}
