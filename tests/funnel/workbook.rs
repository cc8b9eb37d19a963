//! Excel workbooks: any sheet, any place, cells as they are shown, and none that hurts.

use std::io::{Cursor, Write};

use expect_test::expect;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use touchline::funnel::{Choices, ReadError, read};
use zip::write::SimpleFileOptions;

use super::tables::check;

/// What fills a sheet.
type Fill<'f> = &'f dyn Fn(&mut Worksheet);

/// A workbook of sheets that are filled one by one.
fn book(sheets: &[(&str, Fill<'_>)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, fill) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        fill(sheet);
    }
    book.save_to_buffer().unwrap()
}

/// Steps and counts from a cell on, with headings.
fn steps(sheet: &mut Worksheet, row: u32, column: u16, headings: [&str; 2], steps: &[(&str, f64)]) {
    for (heading, i) in headings.iter().zip(0..) {
        sheet.write(row, column + i, *heading).unwrap();
    }
    for ((name, count), i) in steps.iter().zip(1..) {
        sheet.write(row + i, column, *name).unwrap();
        sheet.write(row + i, column + 1, *count).unwrap();
    }
}

const BAKERY: [(&str, f64); 3] = [("Door", 1200.0), ("Counter", 800.0), ("Till", 640.0)];

fn refused(bytes: &[u8]) -> ReadError {
    read(bytes, &Choices::default()).expect_err("no funnel")
}

fn title(bytes: &[u8]) -> String {
    refused(bytes).title("a.xlsx")
}

#[test]
fn a_table_at_any_place_of_any_sheet_is_found() {
    let bytes = book(&[
        ("About", &|sheet| {
            sheet.write(0, 0, "Made by the back office").unwrap();
            sheet.write(1, 0, 7).unwrap();
        }),
        ("Spring sale", &|sheet| {
            let percent = Format::new().set_num_format("0.0%");
            let thousands = Format::new().set_num_format("#,##0");
            sheet.write(1, 2, "Bakery funnel").unwrap();
            sheet.write(2, 2, "1 May 2026 to 31 May 2026").unwrap();
            for (heading, i) in ["Step", "Share", "Visitors", "Day"].iter().zip(2..) {
                sheet.write(5, i, *heading).unwrap();
            }
            for ((name, count), row) in BAKERY.iter().zip(6..) {
                sheet.write(row, 2, *name).unwrap();
                sheet.write_with_format(row, 3, count / 1200.0, &percent).unwrap();
                sheet.write_with_format(row, 4, *count, &thousands).unwrap();
                let day = ExcelDateTime::from_ymd(2026, 5, 1).unwrap();
                sheet.write_with_format(row, 5, &day, &Format::new().set_num_format("dd.mm.yyyy")).unwrap();
            }
            sheet.write_formula(10, 4, Formula::new("=SUM(E7:E9)").set_result("2640")).unwrap();
        }),
    ]);
    check(
        &bytes,
        expect![[r#"
        generic | Bakery funnel | visitors | 2026-05-01 2026-05-31
        *: Door 1200, Counter 800, Till 640
    "#]],
    );
    let import = read(&bytes, &Choices::default()).expect("a funnel");
    assert_eq!(import.range, "'Spring sale'!C6:E11");
    assert_eq!((import.seen.sheet.as_str(), import.seen.sheets.len()), ("Spring sale", 2));
    assert_eq!(import.seen.columns[1].sample, "100%");
    assert_eq!(import.seen.columns[3].sample, "2026-05-01");
    assert!(!import.seen.columns[1].countable && !import.seen.columns[3].countable);
}

#[test]
fn of_several_sheets_the_surest_is_read_or_the_one_that_is_named() {
    let bytes = book(&[
        ("By channel", &|sheet| {
            steps(sheet, 0, 0, ["Channel", "Amount"], &[("Post", 3.0), ("Mail", 9.0), ("Shop", 4.0)]);
        }),
        ("April", &|sheet| steps(sheet, 2, 1, ["Step", "Users"], &BAKERY)),
        ("May", &|sheet| steps(sheet, 0, 0, ["Step", "Users"], &[("Door", 900.0), ("Counter", 500.0), ("Till", 90.0)])),
    ]);
    check(
        &bytes,
        expect![[r#"
        generic |  | users
        *: Door 1200, Counter 800, Till 640
        ! “April” was read, the first that surely is one; “May” holds a funnel as well
    "#]],
    );
    let may = read(&bytes, &Choices::parse("sheet: may")).expect("May");
    assert_eq!((may.range.as_str(), may.segments[0].steps[2].count), ("May!A1:B4", 90));
    assert!(may.warnings.is_empty(), "{:?}", may.warnings);
    let error = read(&bytes, &Choices::parse("sheet: June")).expect_err("no June");
    assert_eq!(error.title("a.xlsx"), "a.xlsx has no sheet “June”");
    assert_eq!(error.detail, "Sheets found: By channel, April, May.");
}

#[test]
fn values_of_formulas_count_and_their_noise_does_not() {
    let bytes = book(&[("Sums", &|sheet| {
        steps(sheet, 0, 0, ["Step", "Users"], &BAKERY);
        sheet.write_formula(3, 1, Formula::new("=B2*0.1+B3*0.1").set_result("199.99999999999997")).unwrap();
    })]);
    let import = read(&bytes, &Choices::default()).expect("a funnel");
    assert_eq!(import.segments[0].steps[2].count, 200);
}

#[test]
fn a_wrong_cell_is_named_as_the_spreadsheet_names_it() {
    let with = |value: &'static str| {
        book(&[("Numbers", &move |sheet| {
            steps(sheet, 4, 2, ["Step", "Users"], &BAKERY);
            sheet.write(6, 3, value).unwrap();
        })])
    };
    assert_eq!(title(&with("soon")), "a.xlsx, cell D7: “soon” is no count");
    let import = read(&with("soon"), &Choices::parse("leave out rows")).expect("the others");
    assert_eq!(import.warnings[0].to_string(), "cell D7: left out: “soon” is no count");
    let rises = book(&[("Numbers", &|sheet| steps(sheet, 0, 0, ["Step", "Users"], &[("Door", 1.0), ("Till", 9.0)]))]);
    assert_eq!(read(&rises, &Choices::default()).expect("a funnel").warnings[0].place.words, "cell B3");
    let negative = book(&[("Numbers", &|sheet| {
        steps(sheet, 0, 0, ["Step", "Users"], &[("Door", 9.0), ("Till", -1.0), ("Out", 1.0)]);
    })]);
    assert!(title(&negative).starts_with("a.xlsx, cell B3: “-1” is less than nothing"), "{}", title(&negative));
}

#[test]
fn a_formula_that_nobody_calculated_is_no_nought() {
    let text = |cell: &str, text: &str| format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = [
        text("A1", "Step"),
        text("B1", "Users"),
        "</row><row r=\"2\">".to_owned() + &text("A2", "Door") + "<c r=\"B2\"><v>120</v></c>",
        "</row><row r=\"3\">".to_owned() + &text("A3", "Till") + "<c r=\"B3\"><f>B2-56</f></c>",
    ];
    let bytes = raw(&[&row.concat()]);
    let error = refused(&bytes);
    assert_eq!(error.title("a.xlsx"), "a.xlsx, cell B3: the count is missing");
    assert!(error.hint.contains("open the workbook in a spreadsheet program"), "{}", error.hint);
}

#[test]
fn what_is_no_workbook_is_named() {
    let whole = book(&[("Numbers", &|sheet| steps(sheet, 0, 0, ["Step", "Users"], &BAKERY))]);
    assert_eq!(
        title(&whole[..whole.len() / 2]),
        "a.xlsx is a packed file, such as a workbook, that was cut off or is damaged"
    );
    assert_eq!(title(b"PK\x03\x04...."), "a.xlsx is a packed file, such as a workbook, that was cut off or is damaged");
    assert_eq!(title(&zipped(&[("notes.csv", b"Step,Users\nDoor,3\n")])), "a.xlsx is a packed folder, not a workbook");
    assert_eq!(title(&zipped(&[("word/document.xml", b"<a/>")])), "a.xlsx is a text document");
    assert_eq!(title(&zipped(&[("content.xml", b"<a/>")])), "a.xlsx is an OpenDocument file");
    assert_eq!(title(&zipped(&[("xl/workbook.bin", b"")])), "a.xlsx is a binary Excel workbook");
    let empty = zipped(&[("[Content_Types].xml", b"<Types/>")]);
    assert!(title(&empty).starts_with("a.xlsx is a damaged workbook"), "{}", title(&empty));
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    assert_eq!(title(&locked), "a.xlsx is an old Excel workbook");
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(title(&locked), "a.xlsx is a workbook with a password");
    assert_eq!(title(&book(&[("Empty", &|_| {})])), "a.xlsx has no rows with counts");
    let large = [&b"PK\x03\x04"[..], &vec![0; 33 << 20]].concat();
    assert_eq!(title(&large), "a.xlsx has 33 MB; a workbook of at most 32 MB can be read");
}

#[test]
fn no_more_is_unpacked_than_is_read() {
    let blank = vec![b' '; 260 << 20];
    let bomb = zipped(&[("[Content_Types].xml", b"<Types/>"), ("xl/worksheets/sheet1.xml", &blank)]);
    assert!(bomb.len() < 1 << 20);
    assert!(title(&bomb).contains("“xl/worksheets/sheet1.xml” unpacks to more than 255 MB"), "{}", title(&bomb));
    let bomb = zipped(&[("[Content_Types].xml", b"<Types/>"), ("xl/styles.xml", &blank[..5 << 20])]);
    assert!(title(&bomb).contains("unpacks to more than 4 MB"), "{}", title(&bomb));
}

#[test]
fn a_sheet_beyond_all_measure_is_refused_and_the_others_are_read() {
    let wide: String = (0..1_000).map(|i| format!("<c r=\"{}1\"><v>7</v></c>", letters(i))).collect();
    assert_eq!(
        title(&raw(&[&wide])),
        "a.xlsx is too wide for a funnel: row 1 of “S1” has 1000 cells, up to column ALL"
    );
    let wider: String = (0..100_000).map(|i| format!("<c r=\"{}1\"><v>7</v></c>", letters(i))).collect();
    assert!(title(&raw(&[&wider])).ends_with("row 1 of “S1” has 100000 cells, up to column EQXD"));
    let funnel = "<c r=\"A1\" t=\"inlineStr\"><is><t>Step</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Users</t></is></c></row>\
        <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Door</t></is></c><c r=\"B2\"><v>120</v></c></row>\
        <row r=\"1048576\"><c r=\"A1048576\" t=\"inlineStr\"><is><t>Till</t></is></c><c r=\"B1048576\"><v>64</v></c>\
        <c r=\"XFD1048576\"><v>1</v></c>";
    let import = read(&raw(&[&wide, funnel]), &Choices::default()).expect("the other sheet");
    assert_eq!((import.seen.sheet.as_str(), import.segments[0].steps.len()), ("S2", 2));
}

#[test]
fn the_data_of_a_workbook_may_be_packed_too() {
    let bytes = book(&[("Numbers", &|sheet| steps(sheet, 0, 0, ["Step", "Users"], &BAKERY))]);
    assert_eq!(read(&super::gzip::packed(&bytes), &Choices::default()), read(&bytes, &Choices::default()));
}

/// The letters of a column counted from 0.
fn letters(mut column: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'A' + (column % 26) as u8));
        column /= 26;
        match column.checked_sub(1) {
            Some(rest) => column = rest,
            None => return name,
        }
    }
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of sheets S1, S2 … with what stands in their first rows.
fn raw(rows: &[&str]) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let all = |each: &dyn Fn(usize) -> String| (1..=rows.len()).map(each).collect::<String>();
    let sheets = all(&|i| format!("<sheet name=\"S{i}\" sheetId=\"{i}\" r:id=\"rId{i}\"/>"));
    let links = all(&|i| {
        format!("<Relationship Id=\"rId{i}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>")
    });
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{sheets}</sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships xmlns=\"{PACKAGE}\">{links}</Relationships>"),
        ),
    ];
    for (i, row) in rows.iter().enumerate() {
        let sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData><row r=\"1\">{row}</row></sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{}.xml", i + 1), sheet));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zipped(&parts)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_damaged_workbook_never_panics(at in 0usize..4_000, value: u8, cut in proptest::option::of(0usize..4_000), cell in "[<>/a-z0-9 =\"]{0,40}") {
        let mut bytes = raw(&["<c r=\"A1\"><v>7</v></c><c r=\"B1\"><v>9</v></c>", &cell]);
        let at = at % bytes.len();
        bytes[at] = value;
        bytes.truncate(cut.map_or(bytes.len(), |cut| cut % bytes.len()));
        let _ = read(&bytes, &Choices::default());
    }
}
