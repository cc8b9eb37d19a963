use egui::{Context, RawInput, Rect, pos2};
use touchline::app::canvas::Thumbnail;

use crate::export::scene::{SAND, busy};

#[test]
fn a_thumbnail_fits_its_place_and_is_made_once() {
    let (context, picture) = (Context::default(), busy());
    let mut thumbnail = Thumbnail::new();
    let place = Rect::from_min_max(pos2(10.0, 10.0), pos2(210.0, 210.0));
    let mut uploads = Vec::new();
    for _ in 0..3 {
        let mut output = context.run_ui(RawInput::default(), |ui| {
            let shown = thumbnail.paint(ui.painter(), place, &picture, SAND);
            assert_eq!(shown, Rect::from_min_max(pos2(10.0, 35.0), pos2(210.0, 185.0)), "4 : 3, in the middle");
        });
        uploads.push(output.textures_delta.set.values().flatten().filter(|delta| delta.image.width() == 200).count());
        output.textures_delta.clear();
    }
    assert_eq!(uploads, [1, 0, 0]);
}
