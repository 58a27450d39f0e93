//! Whatever is in the files, the answer is a model or a diagnostic with a place in them.

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};
use proptest::sample::Index;
use tests::fuzz::model_loader::check;

use tests::model_files::ModelFiles;

/// A slip of the editor.
#[derive(Clone, Debug)]
enum Slip {
    RemoveLine(Index),
    RepeatLine(Index),
    SwapLines(Index, Index),
    Indent(Index),
    Outdent(Index),
    Insert(Index, String),
    Remove(Index),
    Truncate(Index),
}

fn slip() -> impl Strategy<Value = Slip> {
    let place = any::<Index>;
    // What means something to YAML or to the notation is worth more than what does not.
    let word = prop_oneof![
        any::<char>().prop_map(String::from),
        "[\\[\\]{}:,&*!|>'\"%@`#?~ \t\r\n-]{1,3}",
        Just("list of ".to_owned()),
        Just("group(".to_owned()),
        Just("99999999999999999999".to_owned()),
        Just("\u{feff}".to_owned()),
        Just("\0".to_owned()),
    ];
    prop_oneof![
        place().prop_map(Slip::RemoveLine),
        place().prop_map(Slip::RepeatLine),
        (place(), place()).prop_map(|(one, other)| Slip::SwapLines(one, other)),
        place().prop_map(Slip::Indent),
        place().prop_map(Slip::Outdent),
        (place(), word).prop_map(|(place, word)| Slip::Insert(place, word)),
        place().prop_map(Slip::Remove),
        place().prop_map(Slip::Truncate),
    ]
}

fn apply(slip: &Slip, text: &str) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let mut letters: Vec<char> = text.chars().collect();
    if letters.is_empty() {
        return String::new();
    }
    let (line, letter) = (lines.len(), letters.len());
    match slip {
        Slip::RemoveLine(at) => drop(lines.remove(at.index(line))),
        Slip::RepeatLine(at) => lines.insert(at.index(line), lines[at.index(line)].clone()),
        Slip::SwapLines(one, other) => lines.swap(one.index(line), other.index(line)),
        Slip::Indent(at) => lines[at.index(line)].insert(0, ' '),
        Slip::Outdent(at) => lines[at.index(line)] = lines[at.index(line)].replacen("  ", "", 1),
        Slip::Insert(at, word) => {
            let at = at.index(letter);
            letters.splice(at..at, word.chars());
            return letters.into_iter().collect();
        }
        Slip::Remove(at) => {
            letters.remove(at.index(letter));
            return letters.into_iter().collect();
        }
        Slip::Truncate(at) => {
            letters.truncate(at.index(letter));
            return letters.into_iter().collect();
        }
    }
    lines.concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_slip_of_the_editor_never_panics(
        file in any::<Index>(),
        slips in proptest::collection::vec(slip(), 1..4),
        // Most files do not matter for a slip in one of them, and reading them takes time.
        alone in proptest::bool::weighted(0.9),
    ) {
        let mut files = ModelFiles::parcels().files().clone();
        let name = files.keys().nth(file.index(files.len())).unwrap().clone();
        let text = slips.iter().fold(files[&name].clone(), |text, slip| apply(slip, &text));
        if alone {
            files.clear();
        }
        files.insert(name, text);
        check(&files);
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in "(?s).{0,60}") {
        check(&[("any.yaml".to_owned(), text)].into());
    }
}
