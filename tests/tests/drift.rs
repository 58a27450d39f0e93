//! `drift`: what differs between a documentation page, the lock and the model.

use std::collections::BTreeMap;

use codegen::Model;
use codegen::docs::{Change, Drift, Lock, Page, PageError};
use proptest::prelude::*;
use tests::fuzz::page_reader::check as check_page;
use tests::model_files::ModelFiles;

/// The model of the API that the page documents.
fn parcels() -> ModelFiles {
    ModelFiles::parcels()
}

fn page() -> String {
    tests::fixtures::text("parcels/page.md").replace("\r\n", "\n")
}

fn read(page: &str) -> Page {
    Page::read(page.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

/// What `drift` says of a page, against the lock of the page as it was.
fn drift(page: &str, model: &Model) -> Drift {
    Drift::between(&read(page), &Lock::of(&read(&self::page())), model, &model.operations[0])
}

/// What `drift` says of a page that is in the lock already.
fn drift_of_model(page: &Page, model: &Model) -> Drift {
    Drift::between(page, &Lock::of(page), model, &model.operations[0])
}

/// The report of a drift.
fn report(drift: &Drift, page: &str, draft: &ModelFiles) -> String {
    let model = draft.model();
    drift.to_text(&read(page), &model, &model.operations[0], draft.files())
}

/// A line for each change: `version part name kind: was -> now`.
fn lines(drift: &Drift) -> Vec<String> {
    let line = |change: &Change| {
        let Change { version, part, name, kind, was, now, model: _, gap } = change;
        let (was, now) = (was.as_deref().unwrap_or("none"), now.as_deref().unwrap_or("none"));
        let gap = gap.map_or_else(String::new, |gap| format!(" ({gap:?})"));
        format!("{version} {} {name} {}{gap}: {was} -> {now}", part.name(), kind.name())
    };
    drift.changes().iter().map(line).collect()
}

/// An edit of the page, and how the line of each change begins.
#[track_caller]
fn check(edited: &str, expected: &[&str]) {
    let told = lines(&drift(edited, &parcels().model()));
    let fits = told.len() == expected.len() && told.iter().zip(expected).all(|(told, start)| told.starts_with(start));
    assert!(fits, "told:\n{}\nexpected:\n{}", told.join("\n"), expected.join("\n"));
}

/// The page with a text in the place of another: everywhere, or only in the version of a name.
fn edit(version: &str, old: &str, new: &str) -> String {
    let page = page();
    let start = page.find(&format!("## API Version: {version}\n")).unwrap_or(0);
    let end = page[start..].find("\n---\n").filter(|_| start > 0).map_or(page.len(), |end| start + end);
    assert!(page[start..end].contains(old), "the page should have this:\n{old}");
    format!("{}{}{}", &page[..start], page[start..end].replace(old, new), &page[end..])
}

#[test]
fn the_page_as_it_is_has_no_drift() {
    check(&page(), &[]);
}

#[test]
fn what_does_not_matter_to_a_reader_is_no_drift() {
    let page = page();
    let nonblank = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n");
    for edited in [
        page.replace('\n', "\r\n"),
        page.replace('\n', "\r"),
        page.replace('\n', "  \n"),
        page.replace("\n\n", "\n\n\n\n"),
        nonblank(&page),
        page.replace("<p>", "").replace("</p>", "").replace("<br>", ""),
        page.replace("<br>", "<br />").replace("<p>", "<div class=\"x\">").replace("</p>", "</div>"),
        page.replace("- Tags", "\n-   Tags").replace("* PAPER", "\n*  PAPER"),
        page.replace("\n- ", "\n* "),
        page.replace("**", "__"),
        page.replace("  \"", "\t\""),
        page.replace("#### ", "####   ").replace("## Headers:", "## headers"),
        format!("\u{feff}{page}"),
        page.replace("page_title: Parcel API", "page_title:  \"Parcel API\""),
        page.replace("#api-version-express", "#express"),
        page.replace("```\n", "```\t\n").replace("string\n", "string\t \n"),
        page.replace("#### announce:", "#### announce: {#announce}"),
        page.replace("#### insurance.value , insurance.fragile:", "#### insurance.value and insurance.fragile:"),
    ] {
        check(&edited, &[]);
    }
}

#[test]
fn a_change_of_substance_is_told_in_each_version_that_it_is_in() {
    let both = |old: &str, new: &str| edit("", old, new);
    let standard = |old: &str, new: &str| edit("standard", old, new);
    let express = |old: &str, new: &str| edit("express", old, new);
    let nickname = "#### nickname:\n- Description: How we call it.\n- Tags: string\n\n#### announce:";
    for (edited, expected) in [
        // Fields.
        (
            both("#### announce:", nickname),
            &[
                "standard request nickname added (Missing): none -> string",
                "express request nickname added (Missing): none -> string",
            ][..],
        ),
        (express("#### announce:", nickname), &["express request nickname added (Missing): none -> string"]),
        (
            standard("#### layers:", "#### wrappings:"),
            &[
                "standard request wrappings added (Missing): none -> string",
                "standard request layers removed (Stale): string -> none",
            ],
        ),
        (
            express("insurance.value , insurance.fragile", "insurance.value , insurance.price, insurance.fragile"),
            &["express request insurance.price added (Missing): none -> string"],
        ),
        (
            express("insurance.value , insurance.fragile", "insurance.value"),
            &["express request insurance.fragile removed (Stale): string -> none"],
        ),
        (
            standard("### Insurance:", "### Cover:"),
            &[
                "standard request insurance.value changed (Differs): group: Insurance -> group: Cover",
                "standard request insurance.fragile changed (Differs): group: Insurance -> group: Cover",
                "standard request insurance.starts_on changed (Differs): group: Insurance -> group: Cover",
                "standard request insurance.until changed (Differs): group: Insurance -> group: Cover",
            ],
        ),
        (
            standard("#### postage:", "#### reference:\n- Tags: string\n\n#### postage:"),
            &["standard request reference (2) added (Missing): none -> string"],
        ),
        // What is said of them.
        (
            standard("4.50 </p>\n- Tags: string, required", "4.50 </p>\n- Tags: string"),
            &["standard request postage changed (Differs): string, required -> string"],
        ),
        (express("No longer than 12", "No longer than 21"), &["express request reference changed: text: "]),
        (
            express("What we pay", "All we pay"),
            &["express request insurance.value changed: text: ", "express request insurance.fragile changed: text: "],
        ),
        (
            standard("<br> parcel-7 </p>", "<br> parcel-8 </p>"),
            &["standard request reference changed: example: (digest "],
        ),
        (
            both("**CARDBOARD** ", "**CARDBOARD** **WOOD** "),
            &[
                "standard request wrapping changed (Differs): values: PAPER, CARDBOARD, bubble_foil; text: ",
                "express request wrapping changed (Differs): values: PAPER, CARDBOARD, bubble_foil; text: ",
            ],
        ),
        (
            express(" \"bubble_foil\" ", " "),
            &["express request wrapping changed (Differs): values: PAPER, CARDBOARD, bubble_foil; text: "],
        ),
        (
            express(
                "**PAPER (Not when it rains)** **CARDBOARD** \"bubble_foil\" ",
                "\n\n* PAPER\n* `CARDBOARD`\n* bubble_foil\n* WOOD\n",
            ),
            &["express request wrapping changed (Differs): values: PAPER, CARDBOARD, bubble_foil; text: "],
        ),
        (
            express("**CARDBOARD** \"bubble_foil\" ", "**CARDBOARD** or \"bubble_foil\", "),
            &["express request wrapping changed: text: "],
        ),
        (
            express(
                "**ENUM:** **PAPER (Not when it rains)** **CARDBOARD** \"bubble_foil\" ",
                "PAPER, CARDBOARD, bubble_foil",
            ),
            &["express request wrapping changed (Differs): values: PAPER, CARDBOARD, bubble_foil; text: "],
        ),
        (
            express(
                "ada@mail.example</p>\n- Tags: string",
                "ada@mail.example</p>\n- Tags: string\n\nIt is shown to nobody.",
            ),
            &["express request recipient.email changed: text: "],
        ),
        // Everything else that a version has.
        (
            standard("parcels.example/book\n\n## Req", "parcels.example/order\n\n## Req"),
            &[
                "standard endpoint Production changed (Differs): values: https://api.parcels.example/book -> values: https://api.parcels.example/order",
            ],
        ),
        (
            standard("- Production:", "- Rehearsal: https://rehearsal.parcels.example/book\n- Production:"),
            &[
                "standard endpoint Rehearsal added (Differs): origin: observed -> https://rehearsal.parcels.example/book; on the page",
            ],
        ),
        // The model has one address for all versions: as long as one of them lists it, there is nothing to remove.
        (
            standard("- Production: https://api.parcels.example/book\n", ""),
            &["standard endpoint Production removed: https://api.parcels.example/book -> none"],
        ),
        (
            both("- Production: https://api.parcels.example/book\n", ""),
            &[
                "standard endpoint Production removed (Stale): https://api.parcels.example/book -> none",
                "express endpoint Production removed (Stale): https://api.parcels.example/book -> none",
            ],
        ),
        (
            express("\nPOST\n", "\nPUT\n"),
            &["express endpoint Request Type changed (Differs): values: POST -> values: PUT"],
        ),
        (
            express("\napplication/json\n", "\ntext/json\n"),
            &["express endpoint Content-Type changed (Differs): values: application/json -> values: text/json"],
        ),
        (
            express("Base64 Encoded username:password, required", "required"),
            &["express auth Basic Auth changed (Differs): Base64 Encoded username:password, required -> required"],
        ),
        (express("Password: nothing", "Password: a blank"), &["express auth Basic Auth changed: text: "]),
        (
            express("## Headers:", "#### Bearer Auth:\n- Tags: required\n## Headers:"),
            &["express auth Bearer Auth added (Missing): none -> required"],
        ),
        (
            both("## Sample Code", "#### x-day:\nThe day\n- Tags: String\n## Sample Code"),
            &[
                "standard header x-day added (Missing): none -> String",
                "express header x-day added (Missing): none -> String",
            ],
        ),
        (express("It is the same in all calls", "It may differ"), &["express header x-sender changed: text: "]),
        (
            express("- Tags: String, Required", "- Tags: String"),
            &["express header x-sender changed (Differs): String, Required -> String"],
        ),
        (
            standard("#### x-sender:", "#### x-from:"),
            &[
                "standard header x-from added (Missing): none -> String, Required",
                "standard header x-sender removed: String, Required -> none",
            ],
        ),
        // So it is with all that is the same for every version.
        (standard("## Request Type: \nPOST\n\n", ""), &["standard endpoint Request Type removed: POST -> none"]),
        (
            standard("#### Basic Auth:", "#### Token Auth:"),
            &[
                "standard auth Token Auth added (Missing): none -> Base64 Encoded",
                "standard auth Basic Auth removed: Base64 Encoded",
            ],
        ),
        (
            standard("- Production:", "- https://other.parcels.example/book\n- Production:"),
            &["standard endpoint endpoints added (Missing): none -> https://other.parcels.example/book"],
        ),
        // Samples.
        (express("\"announce\": False", "\"announce\": True"), &["express sample Python Code Snippet changed: code: "]),
        (
            express("\"announce\": False", "\"silent\": True"),
            &["express sample Python Code Snippet changed (Missing): values: announce, postage, reference; code: "],
        ),
        (standard("{\"town\": \"Ghent\"}", "{\"town\": \"Gent\"}"), &["standard sample Response changed: code: "]),
        (
            standard("{\"town\": \"Ghent\"}", "{\"city\": \"Ghent\"}"),
            &["standard sample Response changed (Missing): code: "],
        ),
        (
            express("\"courier\": \"bicycle\"", "\"announce\": true"),
            &[
                "express sample Shell Code Snippet changed: values: courier, postage, reference; code: ",
                "express request courier removed (Stale): none -> none",
            ],
        ),
        (
            standard("#### Python Code Snippet:", "#### Ruby Code Snippet:"),
            &[
                "standard sample Ruby Code Snippet added: none -> announce, postage, reference",
                "standard sample Python Code Snippet removed: announce, postage, reference -> none",
            ],
        ),
        // Answers.
        (
            both("### 400:", "### 429:\n\n#### error_code:\n- Tags: string\n### 400:"),
            &[
                "standard response 429 added (Missing): none -> none",
                "express response 429 added (Missing): none -> none",
            ],
        ),
        (express("### 400:", "### 400, 404:"), &["express response 404 added (Missing): none -> none"]),
        (
            standard("### 400:", "### 404:"),
            &[
                "standard response 404 added (Missing): none -> none",
                "standard response 400 removed (Stale): none -> none",
            ],
        ),
        (
            express("### 400:", "#### colour:\n- Tags: string\n### 400:"),
            &["express response 200.colour added (Missing): none -> string"],
        ),
        (
            express("#### progress:", "#### state:"),
            &[
                "express response 200.state added (Missing): none -> string",
                "express response 200.progress removed (Stale): string -> none",
            ],
        ),
        (
            express("too_heavy\n- Tags: string", "too_heavy\n- Tags: code"),
            &["express response 400.error_code changed (Differs): string -> code"],
        ),
        (
            express("- Description: too_heavy", "- Description: too_big"),
            &["express response 400.error_code changed: text: "],
        ),
        (
            standard("<br> BOOKED </p>", "<br> SENT </p>"),
            &["standard response 200.progress changed (Differs): example: (digest "],
        ),
        // A status that changes takes no field along.
        (
            express(
                "### 400:\n\n#### error_code:\n- Description: too_heavy",
                "### 400:\nNo.\n\n#### error_code:\n- Description: too_big",
            ),
            &["express response 400 changed: no text -> text: No.", "express response 400.error_code changed: text: "],
        ),
        // Nothing of a second thing of one name is passed over.
        (
            express("### Insurance:", "#### announce:\n- Tags: Boolean\n### Insurance:"),
            &["express request announce (2) added (Missing): none -> Boolean"],
        ),
        (
            express("#### Response:", "#### Request:\n```json\n{\"novelty\": 1}\n```\n\n#### Response:"),
            &[
                "express sample Request (2) added (Missing): none -> novelty; keys that the model does not have: novelty",
            ],
        ),
        // Versions, and what is none of the parts.
        (
            both("API Version: express", "API Version: night"),
            &[
                "night version page changed (Truncated): none -> truncated: it lists the version `express` and has no",
                "night version night added (Missing): none -> as `standard`, without request `layers`; ",
                "express version express removed (Stale): none -> none",
            ],
        ),
        (both("within the day", "by noon"), &["express version introduction changed: text: "]),
        (
            express("## API Responses:", "## Webhooks:\nWe call you.\n## API Responses:"),
            &["express version Webhooks added (NotUnderstood): none -> We call you."],
        ),
        (
            express(
                "## API Responses:",
                "## Webhooks:\n#### parcel_lost:\nWe call you.\n- Tags: string\n## API Responses:",
            ),
            &["express version Webhooks added (NotUnderstood): none -> parcel_lost We call you. "],
        ),
        (
            // What was front matter is a heading there.
            format!("{}{}", page(), page()),
            &[
                "express version page_title: Parcel API product: Parcels added (NotUnderstood): none -> none",
                "standard (2) version standard (2) added (Missing): none -> the same as `standard`",
                "express (2) version express (2) added (Missing): none -> the same as `express`",
            ],
        ),
    ] {
        check(&edited, expected);
    }
}

/// An edit of the model alone: the page has what the model lacks, or the other way round.
/// Of what was, there is a digest; of what is, the text, where it is one.
#[test]
fn what_is_said_of_all_versions_is_told_in_each() {
    let page = page();
    for (edited, expected) in [
        (
            page.replace("page_title: Parcel API\n", ""),
            &[
                "standard version front matter: page_title removed: Parcel API -> none",
                "express version front matter: page_title removed: Parcel API -> none",
            ][..],
        ),
        (
            page.replace("product: Parcels", "product: Letters"),
            &[
                "standard version front matter: product changed: values: Parcels -> values: Letters",
                "express version front matter: product changed: values: Parcels -> values: Letters",
            ],
        ),
        // Of one version.
        (
            page.replace("product: Parcels", "product: Parcels\nopenapi:\n  express: https://a.example/b?c"),
            &["express version front matter: openapi added: none -> https://a.example/b?c"],
        ),
        (
            page.replace("- [express](#api-version-express)\n", ""),
            &[
                "standard version Available API Versions changed: values: standard, express -> values: standard",
                "express version Available API Versions changed: values: standard, express -> values: standard",
            ],
        ),
        (
            page.replace("- [standard]", "One of these:\n\n- [standard]"),
            &[
                "standard version Available API Versions changed: no text -> text: One of these:",
                "express version Available API Versions changed: no text -> text: One of these:",
            ],
        ),
        (
            page.replace("Parcel status", "Parcel state"),
            &[
                "standard version See Also: Parcel state added: none -> https://parcels.example/status",
                "express version See Also: Parcel state added: none -> https://parcels.example/status",
                "standard version See Also: Parcel status removed: https://parcels.example/status -> none",
                "express version See Also: Parcel status removed: https://parcels.example/status -> none",
            ],
        ),
        (
            page.replace("parcels.example/status", "parcels.example/state"),
            &[
                "standard version See Also: Parcel status changed: values: https://parcels.example/status -> values: ",
                "express version See Also: Parcel status changed: values: https://parcels.example/status -> values: ",
            ],
        ),
        (
            format!("{page}\nMore is to come.\n"),
            &[
                "standard version See Also added: none -> More is to come.",
                "express version See Also added: none -> More is to come.",
            ],
        ),
        (
            page.replace("## Available API", "This page is about to go.\n\n## Available API"),
            &[
                "standard version preface added: none -> This page is about to go.",
                "express version preface added: none -> This page is about to go.",
            ],
        ),
        // Beside the names of a heading, and behind a link.
        (edit("express", "#### announce:", "#### announce (optional):"), &["express request announce changed: text: "]),
        (edit("standard", "### 200:", "### 200 OK:"), &["standard response 200 changed: no text -> text: OK"]),
        (
            edit("standard", "https://parcels.example/names", "https://parcels.example/naming"),
            &["standard request reference changed: text: "],
        ),
    ] {
        check(&edited, expected);
    }
}

#[test]
fn what_the_page_says_now_is_shown() {
    #[track_caller]
    fn check(edited: &str, expected: &[&str]) {
        let drift = drift(edited, &parcels().model());
        assert!(!drift.is_clean());
        let [change] = drift.changes() else { panic!("one change, and not {:?}", lines(&drift)) };
        let (was, now) = (change.was.as_deref().unwrap_or_default(), change.now.as_deref().unwrap_or_default());
        assert!(was.contains("(digest ") || was == "text: 1 of 3 sentences went", "{was}");
        assert!(!now.contains("(digest "), "{now}");
        for part in expected {
            assert!(now.contains(part), "{now}");
        }
    }
    // Of a text, only the sentences that are new are shown.
    check(&edit("express", "No longer than 12", "No longer than 21"), &["text: No longer than 21 characters."]);
    check(&edit("standard", "<br> parcel-7 </p>", "<br> parcel-8 </p>"), &["example: ", "parcel-8"]);
    let long = "word ".repeat(2000);
    check(&edit("express", "No longer than 12", &long), &["word word word", " …"]);
    assert!(drift(&page(), &parcels().model()).is_clean());
    let line = |edited: &str| lines(&drift(edited, &parcels().model())).join("\n");
    assert_eq!(
        line(&edit("express", "Your short name of the parcel. ", "")),
        "express request reference changed: text: 1 of 3 sentences went -> text: no new sentence"
    );
    assert_eq!(
        line(&edit("express", "Your short name", "Be brief, be quick! Your short name")),
        "express request reference changed: text: no sentence went -> text: Be brief, be quick!"
    );
    // A tag that is spelled otherwise means the same, and is told.
    let tags = "Base64 Encoded username:password, required";
    let told = line(&edit("express", tags, &tags.replace("required", "Mandatory")));
    assert!(told.ends_with(&format!("{tags} -> Base64 Encoded username:password, Mandatory")), "{told}");
    // Of a sample there is no text.
    let sample = lines(&drift(&edit("express", "\"announce\": False", "\"announce\": True"), &parcels().model()));
    let [line] = sample.as_slice() else { panic!("one change, and not {sample:?}") };
    assert_eq!(line.matches("code: (digest ").count(), 2, "{line}");
}

/// Where the model says otherwise is where it has to say something else: at the field, its group or its answer.
#[test]
fn what_differs_is_told_with_its_place() {
    #[track_caller]
    fn check(edited: &str, name: &str, was: &str, now: &str, place: &str) {
        let draft = parcels();
        let drift = drift(edited, &draft.model());
        let change = drift.changes().iter().find(|change| change.name == name).expect("it is told");
        let (told_was, told_now) =
            (change.was.as_deref().unwrap_or_default(), change.now.as_deref().unwrap_or_default());
        assert!(told_was.contains(was) && told_now.contains(now), "{told_was} -> {told_now}");
        let source = change.model.as_ref().expect("it has a place");
        let text = &draft.files()[&source.file];
        let line = text.lines().nth(usize::try_from(source.line).unwrap() - 1).unwrap_or_default();
        assert_eq!(line.trim(), place, "{source}");
    }
    let standard = |old: &str, new: &str| edit("standard", old, new);
    check(
        &standard(
            "How often it is wrapped. 1-9.\n- Value: <p>Example:- <br> 2 </p>\n- Tags: string",
            "Layers.\n- Tags: number",
        ),
        "layers",
        "string",
        "number",
        "- wire: layers",
    );
    check(
        &standard("### Insurance:", "### Cover:"),
        "insurance.until",
        "group: Insurance",
        "group: Cover",
        "- name: insurance",
    );
    check(
        &standard("<br> BOOKED </p>", "<br> SENT </p>"),
        "200.progress",
        "shown: BOOKED",
        "shown: Where it is",
        "- status: 200",
    );
    // What is shown may stand in the text as well.
    let told = lines(&drift(
        &standard("- Description: Where it is\n- Value: <p>Example:- <br> BOOKED </p>", "- Description: BOOKED"),
        &parcels().model(),
    ));
    assert!(told.iter().all(|line| !line.contains("shown: ")), "{told:?}");
}

/// A text is compared with the list that a rule has for it, unless the rule holds only under conditions.
#[test]
fn the_values_of_a_text_are_those_of_its_rule() {
    let listed = "#### colour:\n- Description: Enum: 'red', 'green'\n- Tags: string\n\n#### announce:";
    let entry = "      - wire: colour\n        type: text\n        presence: optional\n        sensitivity: public\n        \
                 tags: string\n        docs: Its colour.\n        must:\n";
    for (rule, differs) in [
        ("          - one_of: [red, green]\n", false),
        ("          - one_of: [red, blue]\n", true),
        ("          - one_of: [red, blue]\n            when: {announce: [true]}\n", false),
    ] {
        let page = read(&edit("", "#### announce:", listed));
        let model = parcels().append("spec/book/parcel.yaml", &format!("{entry}{rule}")).model();
        let told = lines(&drift_of_model(&page, &model));
        let line = |version: &str| {
            format!("{version} request colour changed (Differs): values: red, blue -> values: red, green")
        };
        let expected = if differs { vec![line("standard"), line("express")] } else { Vec::new() };
        assert_eq!(told, expected, "{rule}");
    }
}

/// What is left out is left out as the part that it is, of the versions that are named.
#[test]
fn what_is_left_out_is_not_missing() {
    #[track_caller]
    fn check(edited: &str, draft: ModelFiles, left_out: &str, expected: &[&str]) {
        let page = read(edited);
        let draft =
            draft.append("spec/book/left.yaml", &format!("left_out:\n{left_out}    because: Nobody needs it.\n"));
        let told = lines(&drift_of_model(&page, &draft.model()));
        let fits =
            told.len() == expected.len() && told.iter().zip(expected).all(|(told, start)| told.starts_with(start));
        assert!(fits, "told:\n{}\nexpected:\n{}", told.join("\n"), expected.join("\n"));
    }
    let without_layers = || parcels().remove("spec/book/parcel.yaml", "layers");
    check(
        &page(),
        without_layers(),
        "  - part: header\n    name: layers\n",
        &[
            "standard request layers added (Missing)",
            "standard header layers removed (Unneeded)",
            "express header layers removed (Unneeded)",
        ],
    );
    let silent = edit("express", "\"announce\": False", "\"silent\": True");
    let of_express = "  - part: sample\n    name: silent\n    versions: [express]\n";
    check(&silent, parcels(), of_express, &[]);
    check(&page(), parcels(), of_express, &["express sample silent removed (Unneeded)"]);
    let night = format!("{}\n---\n\n## API Version: night\n\nWe sleep.\n", page());
    check(&night, parcels(), "  - part: version\n    name: night\n", &[]);
}

#[test]
fn the_model_covers_the_page_both_ways() {
    #[track_caller]
    fn check(draft: ModelFiles, expected: &[&str]) {
        let told = lines(&drift(&page(), &draft.model()));
        let fits =
            told.len() == expected.len() && told.iter().zip(expected).all(|(told, start)| told.starts_with(start));
        assert!(fits, "told:\n{}\nexpected:\n{}", told.join("\n"), expected.join("\n"));
    }
    const PARCEL: &str = "spec/book/parcel.yaml";
    const LEFT_OUT: &str = "left_out:\n  - part: request\n    name: layers\n    because: Nobody wraps twice.\n";
    let entry = "      - wire: colour\n        type: text\n        presence: optional\n        sensitivity: public\n        \
                 tags: string\n        docs: Its colour.\n";
    check(parcels(), &[]);
    check(parcels().remove(PARCEL, "layers"), &["standard request layers added (Missing): none -> string"]);
    check(
        parcels().remove(PARCEL, "layers").append("spec/book/left.yaml", LEFT_OUT),
        &["express request layers removed (Unneeded)"],
    );
    let versions = "    versions: [standard]\n";
    check(parcels().remove(PARCEL, "layers").append("spec/book/left.yaml", &format!("{LEFT_OUT}{versions}")), &[]);
    check(
        parcels().append(PARCEL, entry),
        &["standard request colour removed (Stale)", "express request colour removed (Stale)"],
    );
    let elsewhere = entry.replace("tags: string", "origin: observed");
    check(parcels().append(PARCEL, &elsewhere), &[]);
    let sampled = entry.replace("tags: string", "origin: sample");
    check(
        parcels().append(PARCEL, &sampled),
        &["standard request colour removed (Stale)", "express request colour removed (Stale)"],
    );
    check(
        parcels().replace_in(PARCEL, "layers", "tags: string", "tags: number"),
        &["standard request layers changed (Differs): number -> string"],
    );
    check(
        parcels().replace_in(PARCEL, "layers", "tags: string", "origin: observed"),
        &["standard request layers changed (Differs): origin: observed -> string"],
    );
    check(
        parcels().replace(PARCEL, "title: The parcel", "title: Parcel"),
        &[
            "standard request reference changed (Differs): group: Parcel -> group: The parcel",
            "standard request postage changed",
            "standard request recipient.email changed",
            "standard request announce changed",
            "standard request wrapping changed",
            "standard request layers changed",
            "express request reference changed",
            "express request postage changed",
            "express request recipient.email changed",
            "express request announce changed",
            "express request wrapping changed",
        ],
    );
    check(
        parcels().replace_in(
            "spec/enums.yaml",
            "CARDBOARD",
            "docs: A box.",
            "docs: A box.\n      - wire: WOOD\n        docs: A crate.",
        ),
        &[
            "standard request wrapping changed (Differs): values: PAPER, CARDBOARD, WOOD, bubble_foil -> values: PAPER, CARDBOARD, bubble_foil",
            "express request wrapping changed (Differs)",
        ],
    );
    check(
        parcels().replace_in(
            "spec/enums.yaml",
            "CARDBOARD",
            "docs: A box.",
            "docs: A box.\n      - wire: WOOD\n        origin: observed\n        docs: A crate.",
        ),
        &[],
    );
    check(
        parcels().replace("spec/book/operation.yaml", "path: /book", "path: /books"),
        &[
            "standard endpoint Production changed (Differs): https://api.parcels.example/books ->",
            "express endpoint Production changed",
        ],
    );
    check(
        parcels().replace("spec/book/answers.yaml", "status: 400", "status: 422"),
        &[
            "standard response 400 added (Missing)",
            "express response 400 added (Missing)",
            "standard response 422 removed (Stale)",
            "express response 422 removed (Stale)",
        ],
    );
    check(
        parcels().replace_in("spec/book/answers.yaml", "town", "origin: sample", "tags: string"),
        &["standard response Station.town removed (Stale)", "express response Station.town removed (Stale)"],
    );
    // That another object's key is listed lists none of this one's.
    let code = "      - wire: error_code\n        type: text\n        sensitivity: public\n        tags: string\n        docs: \
                Why.\n";
    check(
        parcels().insert_after("spec/book/answers.yaml", "collected_at", code),
        &[
            "standard response Booking.error_code removed (Stale)",
            "express response Booking.error_code removed (Stale)",
        ],
    );
    check(
        parcels().replace_in("spec/book/answers.yaml", "town", "wire: town", "wire: village"),
        &[
            "standard sample Response changed (Missing): none -> keys that the model does not have: town, town",
            "express sample Response changed (Missing)",
            "standard response Station.village removed (Stale)",
            "express response Station.village removed (Stale)",
        ],
    );
    check(
        parcels().append(
            "spec/book/left.yaml",
            "left_out:\n  - part: version\n    name: night\n    because: Nobody works then.\n",
        ),
        &["night version night removed (Unneeded)"],
    );
}

/// What a report asks for can be done, and then it is done.
#[test]
fn every_gap_can_be_closed() {
    #[track_caller]
    fn closed(page: &str, draft: ModelFiles) {
        let page = read(page);
        let told = lines(&drift_of_model(&page, &draft.model()));
        assert_eq!(told, [""; 0]);
    }
    let without_tags = edit("", "#### announce:", "#### plain:\nJust so.\n\n#### announce:");
    let entry = "      - wire: plain\n        type: text\n        presence: optional\n        sensitivity: public\n        \
                 origin: observed\n        docs: Just so.\n";
    closed(&without_tags, parcels().append("spec/book/parcel.yaml", entry));
    let header = edit("express", "#### x-coupon:", "#### x-day:\nThe day\n- Tags: String\n\n#### x-coupon:");
    let entry = "  - wire: x-day\n    direction: request\n    presence: optional\n    tags: String\n    sensitivity: public\n    from: \
                 {setting: api_version}\n    docs: The day.\n";
    closed(&header, parcels().insert_after("spec/book/headers.yaml", "x-trace", entry));
    let answer = edit("express", "### 400:", "#### colour:\n- Tags: string\n### 400:");
    let entry = "      - wire: colour\n        versions: [express]\n        type: text\n        tags: string\n        sensitivity: \
                 public\n        docs: Its colour.\n";
    let colour = parcels().insert_after("spec/book/answers.yaml", "stations", entry);
    closed(&answer, colour.replace("spec/book/answers.yaml", "fields: [progress]", "fields: [progress, colour]"));
    let error = edit("express", "#### error_code:", "#### hint:\n- Tags: string\n\n#### error_code:");
    let model = parcels().model();
    let report = self::report(&drift(&error, &model), &error, &parcels());
    assert!(report.contains("make two entries of 400, at spec/book/answers.yaml:"), "{report}");
    let entry = "      - wire: hint\n        type: text\n        tags: string\n        sensitivity: public\n        docs: A hint.\n";
    let second = "  - status: 400\n    name: BadRequest\n    body: Refusal\n    versions: [express]\n    docs: Wrong.\n    fields: \
                  [error_code, hint]\n    order: refused\n    decisions: [{page: Is silent., reading: As said., because: A test.}]\n";
    let hint =
        parcels().insert_after("spec/book/answers.yaml", "error_code", entry).append("spec/book/answers.yaml", second);
    closed(
        &error,
        hint.replace(
            "spec/book/answers.yaml",
            "    fields: [error_code]\n",
            "    versions: [standard]\n    fields: [error_code]\n",
        ),
    );
}

/// The page is not here, but what is remembered of it is.
#[test]
fn the_model_says_what_the_lock_remembers() {
    let path = tests::workspace().join("spec/session/docs.lock");
    let text = std::fs::read_to_string(path).expect("the lock is there").replace("\r\n", "\n");
    let lock = Lock::parse(&text).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(lock.to_text(), text, "`cargo xtask drift PAGE --accept` wrote it");
    let model = ModelFiles::live().model();
    assert_eq!(lines(&Drift::of_lock(&lock, &model, &model.operations[0])), [""; 0]);
}

#[test]
fn a_lock_is_held_against_the_model_without_the_page() {
    const PARCEL: &str = "spec/book/parcel.yaml";
    let lock = Lock::of(&read(&page()));
    let told = |draft: ModelFiles| {
        let model = draft.model();
        lines(&Drift::of_lock(&lock, &model, &model.operations[0]))
    };
    assert_eq!(told(parcels()), [""; 0]);
    let without = told(parcels().remove(PARCEL, "wrapping").replace(
        PARCEL,
        "          - required: true\n            when: {wrapping: [PAPER, bubble_foil]}\n        should:\n          - \
         forbidden: true\n            unless: {wrapping: [PAPER, bubble_foil]}\n            docs: A box has one layer.\n",
        "",
    ));
    assert_eq!(without.len(), 2, "a field that is gone is noticed in both versions: {without:?}");
    let entry = "      - wire: colour\n        type: text\n        presence: optional\n        sensitivity: public\n        \
                 tags: string\n        docs: Its colour.\n";
    let with = told(parcels().append(PARCEL, entry));
    assert_eq!(with.len(), 2, "so is one that the page does not have: {with:?}");
}

#[test]
fn a_lock_is_read_as_it_was_written() {
    let lock = Lock::of(&read(&page()));
    let text = lock.to_text();
    assert_eq!(Lock::parse(&text).as_ref(), Ok(&lock));
    assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
    // The field of an answer is below its status, as a field of the request is below its group.
    for record in ["\"name\":\"400.error_code\",\"group\":\"400\"", "\"name\":\"layers\",\"group\":\"The parcel\""] {
        assert!(text.contains(record), "{text}");
    }
    // None of the page's sentences is in it, wherever they stand.
    let notes = page()
        .replace("- Tags: string\n", "- Tags: string\n\nA note on tags.\n")
        .replace("\nPOST\n", "\nPOST\n\nA note on it.\n");
    let notes = notes.replace("- Production:", "Note: nobody is there on Sundays.\n\n- Production:");
    let noted = Lock::of(&read(&notes)).to_text();
    for sentence in ["A note on tags", "A note on it", "on Sundays"] {
        assert!(notes.contains(sentence) && !noted.contains(sentence), "{sentence}");
    }
    for sentence in ["No longer than", "Made of two halves", "is cheap", "parcel-7", "Utrecht"] {
        assert!(page().contains(sentence) && !text.contains(sentence), "{sentence}");
    }
    for (old, new, reason) in [
        ("{\n", "<<<<<<< ours\n{\n", "no JSON"),
        ("\"versions\"", "\"version\"", "the file has no `versions`"),
        ("\"part\":\"auth\"", "\"part\":\"author\"", "an item of `standard` has no `part`"),
        ("\"name\": \"express\"", "\"name\": \"standard\"", "the version `standard` is here twice"),
        ("\"name\":\"postage\"", "\"name\":\"reference\"", "the request `reference` of `standard` is here twice"),
        ("\"tags\":\"Boolean\"", "\"tags\":true", "has no `tags`"),
        ("\"values\":[\"POST\"]", "\"values\":[1]", "has no `values`"),
        ("\"text\":[\"", "\"text\":[\"x", "has no `text`"),
    ] {
        let broken = text.replacen(old, new, 1);
        let told = Lock::parse(&broken).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(told.contains(reason), "{told}");
    }
}

#[test]
fn what_is_no_page_is_refused_with_the_reason() {
    for (bytes, reason) in [
        (&b""[..], PageError::Empty),
        (b" \n\t\r\n", PageError::Empty),
        (b"\xff\xfe\x00", PageError::Binary),
        (b"## API Version: v1\n\0", PageError::Binary),
        (b"<!DOCTYPE html>\n<html></html>", PageError::Html),
        (b"\n <HTML>", PageError::Html),
        (b"# Parcel API\n\n#### reference:\n- Tags: string", PageError::NoVersion),
        (b"```\n## API Version: v1\n```", PageError::NoVersion),
        (b"{\"openapi\": \"3.1.0\"}", PageError::NoVersion),
    ] {
        let told = Page::read(bytes).expect_err("this is no page");
        assert_eq!(told, reason, "{}", String::from_utf8_lossy(bytes));
        assert!(told.to_string().contains("save "), "what to do is told: {told}");
    }
}

/// The YAML of a report: lines that are indented as a list of the model is.
fn entries(report: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    let mut inside = false;
    for line in report.lines() {
        if line.ends_with(':') && line.trim_start().starts_with("Paste this") {
            entries.push(String::new());
            inside = true;
        } else if inside && line.is_empty() {
            inside = entries.last().is_some_and(String::is_empty);
        } else if inside && let Some(entry) = entries.last_mut() {
            entry.push_str(line);
            entry.push('\n');
        }
    }
    entries
}

/// A new field comes with an entry that the generator accepts, whatever the field is called.
#[test]
fn a_new_field_comes_with_an_entry_to_paste() {
    for (heading, tags, example) in [
        ("nickname", "string, required", "Bob"),
        ("a, b", "string", "1"),
        ("type", "string", ""),
        ("parcel.postage", "string", "x: y # z"),
        ("self", "Boolean", "true"),
        ("1st", "string", "\"quoted\" \\ 'text'"),
        ("build", "JSON", "{}"),
        ("_", "integer", "-1"),
        ("ÄÖ", "string: text", "[x"),
        ("null", "yes", "null"),
        ("x y", "", "é"),
        ("Parcel:Colour-Code", "string (Upto 255 characters)", "- a"),
    ] {
        let new = format!(
            "#### {heading}:\n- Description: New.\n- Value: Example: {example}\n- Tags: {tags}\n\n#### announce:"
        );
        let (edited, draft) = (edit("", "#### announce:", &new), parcels());
        let drift = drift(&edited, &draft.model());
        let report = report(&drift, &edited, &draft);
        let pasted = entries(&report);
        assert_eq!(pasted.len(), heading.split(',').count(), "{heading}:\n{report}");
        let accepted = pasted.iter().fold(draft, |draft, entry| draft.append("spec/book/parcel.yaml", entry));
        let after = lines(&self::drift(&edited, &accepted.model()));
        assert!(after.iter().all(|line| !line.contains("(Missing)")), "{heading}:\n{pasted:?}\n{}", after.join("\n"));
    }
}

/// What the page says of a new field is in its entry: the example as it is, and the values of a text.
#[test]
fn an_entry_says_what_the_page_says() {
    for (tags, said, expected) in [
        ("string", "- Value: Example: Bob", "example: Bob"),
        ("Boolean", "- Value: Example: True", "example: true"),
        ("string", "- Description: Enum: RED, BLUE", "- one_of: [\"RED\", \"BLUE\"]"),
        ("Boolean", "- Description: Enum: YES, NO\n- Value: Example: True", "example: true"),
    ] {
        let new = format!("#### nickname:\n{said}\n- Tags: {tags}\n\n#### announce:");
        let (edited, draft) = (edit("", "#### announce:", &new), parcels());
        let report = report(&drift(&edited, &draft.model()), &edited, &draft);
        assert!(report.lines().any(|line| line.trim() == expected), "{expected}:\n{report}");
    }
}

/// A new group has a name that is free.
#[test]
fn a_new_group_has_a_name_of_its_own() {
    for (title, name) in [("Loyalty Cards", "loyalty_cards"), ("Parcel", "new_group"), ("?!", "new_group")] {
        let (edited, draft) = (
            edit("", "### Insurance:", &format!("### {title}:\n\n#### card:\n- Tags: string\n### Insurance:")),
            parcels(),
        );
        let report = report(&drift(&edited, &draft.model()), &edited, &draft);
        assert!(report.contains(&format!("  - name: {name}\n")), "{title}:\n{report}");
    }
}

/// A page can have more new things than anybody wants to paste at once.
#[test]
fn only_so_many_new_things_come_with_an_entry() {
    const MORE: &str = "Only the first new things have an entry; the next run has those of the others.";
    for (count, entries) in [(20, 20), (21, 20)] {
        let new: String = (0..count).map(|number| format!("#### new_{number}:\n- Tags: string\n\n")).collect();
        let (edited, draft) = (edit("", "#### announce:", &format!("{new}#### announce:")), parcels());
        let report = report(&drift(&edited, &draft.model()), &edited, &draft);
        assert_eq!(self::entries(&report).len(), entries, "{report}");
        assert_eq!(report.contains(MORE), count > entries, "{report}");
    }
}

/// The last line of a report says how much there is to do, and how.
#[test]
fn a_report_ends_with_what_to_run() {
    let model = parcels().model();
    let end = |edited: &str| {
        let report = report(&drift(edited, &model), edited, &parcels());
        report.lines().next_back().unwrap_or_default().to_owned()
    };
    assert!(end(&page()).starts_with("nothing of substance changed"));
    let said = end(&edit("express", "No longer than 12", "No longer than 21"));
    assert!(
        said.starts_with("1 change. When nothing more follows from this, `cargo xtask drift PAGE --accept`"),
        "{said}"
    );
    let tags = edit("express", "4.50 </p>\n- Tags: string, required", "4.50 </p>\n- Tags: string");
    let said = end(&tags.replace("No longer than 12", "No longer than 21"));
    assert!(
        said.starts_with("2 changes, of which the model has to follow 1. When it does: `cargo xtask codegen`"),
        "{said}"
    );
}

/// So do a field of a new group, a header, a status and the field of an answer.
#[test]
fn other_new_things_come_with_an_entry_too() {
    let page = edit(
        "",
        "### Insurance:",
        "### Loyalty Parameters:\n\n#### loyalty.card:\n- Description: Enum: GOLD, TIN\n- Tags: string\n\n#### loyalty.points:\n- Tags: string\n### Insurance:",
    );
    let page = page.replace("## Sample Code", "#### x-day:\nThe day\n- Tags: String, Required\n## Sample Code");
    let page = page
        .replace("### 400:", "#### colour:\n- Tags: string\n### 429:\n\n#### error_code:\n- Tags: string\n### 400:");
    let draft = parcels();
    let drift = drift(&page, &draft.model());
    let report = report(&drift, &page, &draft);
    insta::assert_snapshot!(report, @r#"
    standard, express: header `x-day` added
        now: String, Required
        The model does not have it: add it, or list it under `left_out`, with a reason.
        Paste this into the `headers` of spec/book/headers.yaml, and say under `from` what fills it:

      - wire: x-day
        direction: request
        presence: required
        sensitivity: personal
        from: {constant: say here what fills it}
        tags: String, Required
        docs: Say here, in your own words, what it is.

    standard, express: request `loyalty.card` added
        now: string
        The model does not have it: add it, or list it under `left_out`, with a reason.
        Paste this into a new file in spec/book, and its name behind the others of `operation.groups`:

    # yaml-language-server: $schema=../schema/model.schema.json
    groups:
      - name: loyalty_parameters
        title: Loyalty Parameters
        docs: Say here what these fields have in common.
        fields:
          - wire: loyalty.card
            type: text
            presence: optional
            sensitivity: personal
            tags: string
            docs: Say here, in your own words, what it is.
            must:
              - one_of: ["GOLD", "TIN"]

    standard, express: request `loyalty.points` added
        now: string
        The model does not have it: add it, or list it under `left_out`, with a reason.
        Paste this behind the field above, into the same new group:

          - wire: loyalty.points
            type: text
            presence: optional
            sensitivity: personal
            tags: string
            docs: Say here, in your own words, what it is.

    standard, express: response `200.colour` added
        now: string
        The model does not have it: add it, or list it under `left_out`, with a reason.
        Paste this into the `fields` of the object `Booking`, in spec/book/answers.yaml, and add `colour` to the `fields` of 200, at spec/book/answers.yaml:58:

          - wire: colour
            type: text
            sensitivity: personal
            tags: string
            docs: Say here, in your own words, what it is.

    standard, express: response `429` added
        The model does not have it: add it, or list it under `left_out`, with a reason.
        Paste this into the `responses` of spec/book/answers.yaml:

      - status: 429
        name: Status429
        body: Refusal
        docs: Say here, in your own words, what it is.
        fields: [error_code]
        order: unknown
        decisions: [{page: Does not say what it means for the order., reading: It is not known., because: Say here why.}]

    5 changes, of which the model has to follow 5. When it does: `cargo xtask codegen`, then `cargo xtask drift PAGE --accept` writes spec/book/docs.lock.
    "#);
    let [header, group, second, colour, status] =
        <[String; 5]>::try_from(entries(&report)).expect("there are five entries");
    let accepted = draft
        .insert_after("spec/book/headers.yaml", "x-trace", &header)
        .append("spec/book/loyalty.yaml", &group)
        .append("spec/book/loyalty.yaml", &second)
        .replace(
            "spec/book/operation.yaml",
            "[parcel, extras, insurance]",
            "[parcel, extras, insurance, loyalty_parameters]",
        )
        .insert_after("spec/book/answers.yaml", "stations", &colour)
        .replace("spec/book/answers.yaml", "fields: [progress]", "fields: [progress, colour]")
        .append("spec/book/answers.yaml", &status);
    assert_eq!(lines(&drift_of_model(&read(&page), &accepted.model())), [""; 0]);
}

#[test]
fn json_is_what_the_contract_says() {
    let edited = edit("express", "No longer than 12", "No longer than 21").replace("### 400:", "### 404:");
    let json = drift(&edited, &parcels().model()).to_json();
    let parsed: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let changes = parsed["changes"].as_array().expect("there is a list");
    assert_eq!((json.lines().count(), changes.len()), (1, 5));
    let keys: BTreeMap<_, _> = changes[0].as_object().expect("an object").iter().collect();
    assert_eq!(
        keys.keys().map(|key| key.as_str()).collect::<Vec<_>>(),
        ["kind", "model", "name", "now", "part", "version", "was"]
    );
    let wanted = serde_json::json!({
        "version": "standard", "part": "response", "name": "404", "kind": "added", "was": null, "now": null, "model": null,
    });
    assert_eq!(changes[0], wanted);
    let reference = changes.iter().find(|change| change["name"] == "reference").expect("the field is told");
    assert_eq!((&reference["version"], &reference["model"]), (&"express".into(), &"spec/book/parcel.yaml:6".into()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_page_that_was_cut_off_is_read(at in 0_usize..20_000) {
        let page = page();
        check_page(&page.as_bytes()[..at.min(page.len())]);
    }

    #[test]
    fn a_page_with_other_bytes_in_it_is_read(edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40)) {
        let mut bytes = page().into_bytes();
        for (place, byte) in edits {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        check_page(&bytes);
    }

    #[test]
    fn a_page_whose_lines_were_shuffled_is_read(seed in any::<u64>(), twice in any::<bool>()) {
        let page = page();
        let mut lines: Vec<&str> = page.lines().collect();
        if twice {
            lines.extend(page.lines());
        }
        fastrand::Rng::with_seed(seed).shuffle(&mut lines);
        check_page(lines.join("\n").as_bytes());
    }

    #[test]
    fn markup_of_any_kind_is_read(text in "(## API Version: a\n)?([#>*_`\\[\\]()<>!&:,|{}\"'\\\\~=+ \n-]|ENUM:|Value|Tags:|div|--|API Version: v|[A-Za-zé0-9]){0,300}") {
        check_page(text.as_bytes());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check_page(&bytes);
    }
}

/// The time that a page takes grows with its size and no faster: a page of a hundred times the size, of each kind of
/// text that makes a bad reader look again and again, would otherwise take minutes.
#[test]
fn large_pages_are_read() {
    const SIZE: usize = 1 << 20;
    let head = "## API Version: standard\n## Body Parameters:\n### The parcel:\n#### reference:\n";
    for piece in [
        "[",
        "<a ",
        "<",
        "**a*_ ",
        "`a``",
        "> ",
        "- ",
        "<div>\n",
        "Enum: A, B ",
        "[a](b ",
        "&amp",
        "<!-- ",
        "x, ",
        "\"\\\"",
        "{\"a\": ",
    ] {
        survives_whole(&format!("{head}{}", piece.repeat(SIZE / piece.len())));
        survives_whole(&format!("{head}<div>\n{}", piece.repeat(SIZE / piece.len())));
        let sample = "## API Version: standard\n## Sample Code Snippets:\n#### Request:\n```\n";
        survives_whole(&format!("{sample}{}", piece.repeat(SIZE / piece.len())));
    }
    let numbered = |piece: fn(usize) -> String| (0..SIZE / 40).map(piece).collect::<String>();
    survives_whole(&format!("{head}{}", numbered(|number| format!("#### f{number}:\n- Tags: string\n"))));
    survives_whole(&numbered(|number| format!("## API Version: v{number}\n")));
}

fn survives_whole(page: &str) {
    let draft = parcels();
    let drift = drift(page, &draft.model());
    assert!(!report(&drift, page, &draft).is_empty());
}

/// A page that says what a model says has no drift from that model, whatever the model says.
#[test]
fn a_page_made_from_a_model_is_all_of_it() {
    const PARCEL: &str = "spec/book/parcel.yaml";
    const ANSWERS: &str = "spec/book/answers.yaml";
    let left_out = "left_out:\n  - part: header\n    name: x-coupon\n    because: Nobody has one.\n";
    let all = || parcels().replace("spec/book/headers.yaml", left_out, "");
    for draft in [
        all(),
        ModelFiles::smallest(),
        all().remove(PARCEL, "layers"),
        all().replace_in(PARCEL, "layers", "versions: [standard]", "versions: [express]"),
        all().replace(ANSWERS, "status: 400", "status: 422"),
        all().replace_in("spec/enums.yaml", "COLLECTED", "wire: COLLECTED", "wire: taken away"),
        all().replace_in(ANSWERS, "town", "wire: town", "wire: village"),
        all().replace("spec/book/operation.yaml", "path: /book", "path: /books"),
        all().replace_in("spec/book/headers.yaml", "x-sender", "wire: x-sender", "wire: x-from"),
    ] {
        let model = draft.model();
        let text = tests::page::of(&model);
        let page = read(&text);
        assert_eq!(lines(&drift_of_model(&page, &model)), [""; 0], "{text}");
    }
}
