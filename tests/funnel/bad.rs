//! Bad input: an error or a warning that names the row, and never a made-up number.

use touchline::funnel::{Choices, ReadError, read};

fn refused(bytes: &[u8]) -> ReadError {
    match read(bytes, &Choices::default()) {
        Ok(import) => panic!("read as {import:?}"),
        Err(error) => error,
    }
}

fn title(bytes: &[u8]) -> String {
    refused(bytes).title("a.csv")
}

#[test]
fn what_is_no_table_is_named() {
    assert_eq!(title(b""), "a.csv is empty");
    assert_eq!(title(b"\xEF\xBB\xBF \r\n\r\n"), "a.csv is empty");
    assert_eq!(title(b"\x89PNG\r\n\x1A\n"), "a.csv is a picture");
    assert_eq!(title(b"\n<!DOCTYPE html><title>Sign in</title>"), "a.csv is a web page, not a table");
    assert_eq!(title(&[1, 2, 3, 4, 5, 6, 7, 8]), "a.csv is no text");
    assert_eq!(title(b"[Spring report]\nnothing else\n"), "a.csv has no rows with counts");
}

#[test]
fn a_missing_column_is_said_with_the_columns_there_are() {
    let error = refused(b"Step,Rate,Note\nDoor,61 %,-\nTill,40 %,x\n");
    assert_eq!(error.title("visits.csv"), "visits.csv has no column with counts");
    assert_eq!(error.detail, "Columns found: Step, Rate, Note. A column of whole numbers is needed.");
    assert!(!error.offers_leaving_out());
    assert_eq!(error.seen.columns.len(), 3);
}

#[test]
fn a_count_that_is_none_names_its_cell_and_can_be_left_out_with_a_gap() {
    let table = b"Step,Users\nDoor,120\nCounter,soon\nTill,64\n";
    let error = refused(table);
    assert_eq!(error.title("a.csv"), "a.csv, line 3, column 2: “soon” is no count");
    assert!(error.offers_leaving_out());
    let import = read(table, &Choices::parse("leave out rows")).expect("the other rows");
    assert_eq!(import.skipped, 1);
    let segment = &import.segments[0];
    assert_eq!(segment.gaps, [1]);
    let steps: Vec<(&str, u64)> = segment.steps.iter().map(|s| (s.name.as_str(), s.count)).collect();
    assert_eq!(steps, [("Door", 120), ("Till", 64)]);
    assert_eq!(import.warnings[0].to_string(), "line 3, column 2: left out: “soon” is no count");
}

#[test]
fn every_kind_of_wrong_count_is_named_with_its_line() {
    for (cell, words) in [
        ("-7", "less than nothing"),
        ("(7)", "less than nothing"),
        ("7.5", "no whole number"),
        ("7 %", "a percentage"),
        ("", "missing"),
        ("n/a", "no count"),
        ("1e3", "no count"),
        ("12k", "no count"),
        ("99999999999999999999", "no count"),
        ("1\0", "damaged"),
    ] {
        let table = format!("Step,Users\nDoor,120\nHall,90\nCounter,{cell}\nTill,64\n");
        let title = title(table.as_bytes());
        assert!(title.starts_with("a.csv, line 4") && title.contains(words), "{cell:?}: {title}");
    }
}

#[test]
fn lines_are_physical_ones() {
    let table = b"\r\n\"Two\r\nlines\",Users\r\n\r\n\"A\r\nB\",120\r\nCounter,?\r\n\r\nTill,64\r\n";
    assert!(title(table).starts_with("a.csv, line 7, column 2"), "{}", title(table));
}

#[test]
fn rows_that_do_not_split_like_the_heading_are_not_guessed_at() {
    assert!(title(b"Step;Users\nDoor;120\nHall,90\nTill;64\n").starts_with("a.csv, line 3: 1 cell where"));
    assert!(title(b"Step,Users\nDoor,1,200\nTill,64\n").starts_with("a.csv, line 2: 3 cells where"));
    let unclosed = title(b"Step,Users\nDoor,120\n\"Hall,90\nTill,64\n");
    assert!(unclosed.contains("line 3") && unclosed.contains("quotation mark"), "{unclosed}");
}

#[test]
fn a_file_that_was_cut_off_is_not_trusted() {
    let utf16: Vec<u8> = "\u{FEFF}Step,Users\nDoor,120\nTill,64".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(read(&utf16, &Choices::default()).is_ok());
    assert!(title(&utf16[..utf16.len() - 1]).starts_with("a.csv, line 3"));
    let utf8 = "Step,Users\nTür,120\nZahlung,6\nÄ".as_bytes();
    assert!(title(&utf8[..utf8.len() - 1]).starts_with("a.csv, line 4"));
}

#[test]
fn counts_that_rise_are_a_warning_with_the_cell() {
    let import = read(b"Step,Users\nDoor,120\nTill,164\n", &Choices::default()).expect("a funnel all the same");
    assert_eq!((import.warnings[0].place.row, import.warnings[0].place.column), (3, 2));
    assert!(import.warnings[0].text.contains("rises"), "{}", import.warnings[0].text);
}

#[test]
fn hostile_sizes_are_refused() {
    let long = format!("Step,Users,{}", "abc,".repeat(400_000));
    assert!(title(long.as_bytes()).contains("line 1 alone"));
    let quoted = format!("Step,Users\nDoor,120\n\"{}\",5\n", "abc\n".repeat(500_000));
    assert_eq!(title(quoted.as_bytes()), "a.csv is no table: the row in line 3 alone has 2.0 MB");
    let list: String = (0..600).map(|i| format!("item {i}x,{}\n", 9000 - i)).collect();
    assert!(title(format!("Step,Users\n{list}").as_bytes()).contains("600 rows"));
    let wide = format!("Step{}\nDoor{}\n", ",a".repeat(900), ",1".repeat(900));
    assert!(title(wide.as_bytes()).contains("901 cells"));
}

#[test]
fn what_may_mend_several_rows_is_asked_once() {
    let error = read(b"step,place,users\nsee,web,900\nlike,300\nbuy,200\n", &Choices::default()).unwrap_err();
    assert_eq!(
        error.title("a.csv"),
        "a.csv, line 3: 2 cells where the heading has 3; is the separator another one here?"
    );
    assert_eq!(error.detail, "Also line 4: 2 cells where the heading has 3.");
}

#[test]
fn a_missing_number_is_no_word_and_never_the_name_of_a_step() {
    for table in
        ["Segment,Visit,Signup,Pay\nAll,1200,n/a,88\nPhone,800,300,40\n", "Channel,Visit,Signup,Pay\nAll,1200,NaN,88\n"]
    {
        let error = refused(table.as_bytes());
        assert!(error.title("a.csv").ends_with("is no count"), "{}", error.title("a.csv"));
        assert_eq!(error.bad_rows[0].place.words, "line 2, column 3");
        let left = read(table.as_bytes(), &Choices { leave_out_rows: true, ..Choices::default() }).unwrap();
        let names: Vec<&str> = left.segments[0].steps.iter().map(|step| step.name.as_str()).collect();
        assert_eq!((names, left.segments[0].gaps.as_slice(), left.skipped), (vec!["Visit", "Pay"], [1].as_slice(), 1));
    }
}

#[test]
fn a_list_with_several_counts_is_no_funnel_either() {
    let rows: String = (0..1001).map(|n| format!("Name {n},{},{},{}\n", 9000 - n, 7000 - n, 500 + n)).collect();
    let error = refused(format!("Name,North,South,West\n{rows}").as_bytes());
    assert_eq!(error.title("a.csv"), "a.csv has 1001 rows that would be steps; that is no funnel");
    assert_eq!(error.seen.columns.len(), 4, "another column can be chosen");
}
