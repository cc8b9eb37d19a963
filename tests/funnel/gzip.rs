//! Packed files: the same as what is in them, within bounds.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use touchline::funnel::{Choices, read};

pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn title(bytes: &[u8]) -> String {
    read(bytes, &Choices::default()).expect_err("no funnel").title("a.gz")
}

#[test]
fn a_packed_table_is_read_like_the_table() {
    let utf16: Vec<u8> = "\u{FEFF}Step;Users\nDoor;120\nTill;64\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let tables: [&[u8]; 3] =
        [b"Step,Users\nDoor,120\nTill,64\n", &utf16, br#"[{"step":"Door","n":120},{"step":"Till","n":64}]"#];
    for table in tables {
        assert_eq!(read(&packed(table), &Choices::default()), read(table, &Choices::default()));
    }
    // Two packed parts one after the other are one file.
    let halves = [packed(b"Step,Users\nDoor,120\n"), packed(b"Till,64\n")].concat();
    assert_eq!(read(&halves, &Choices::default()).expect("a funnel").segments[0].steps.len(), 2);
}

#[test]
fn what_is_wrong_with_a_packed_file_is_said() {
    let whole = packed(b"Step,Users\nDoor,120\nTill,64\n");
    assert_eq!(
        title(&whole[..whole.len() - 12]),
        format!("a.gz is a packed file that breaks off after {} bytes", whole.len() - 12)
    );
    let mut damaged = whole.clone();
    damaged[14] ^= 0x55;
    assert!(title(&damaged).starts_with("a.gz is a "), "{}", title(&damaged));
    assert_eq!(title(&packed(&whole)), "a.gz is packed twice with gzip");
    assert_eq!(title(&packed(b"")), "a.gz is empty");
    assert_eq!(title(&packed(b"\x89PNG\r\n\x1A\n")), "a.gz is a picture");
    assert_eq!(title(b"\x1F\x8B"), "a.gz is a packed file that breaks off after 2 bytes");
}

#[test]
fn no_more_is_unpacked_than_a_table_may_have() {
    let bomb = packed(&vec![b'\n'; (256 << 20) + 1]);
    assert!(bomb.len() < 400_000);
    assert_eq!(title(&bomb), "a.gz holds more than 256 MB when it is unpacked");
}
