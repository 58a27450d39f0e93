//! `drift` on pages that say the same things in other forms: headings glued to a sentence, tables, nested lists, parameters.

use codegen::docs::{Drift, Gap, Lock, Page};
use tests::model_files::ModelFiles;

fn page() -> String {
    tests::fixtures::text("parcels/page.md").replace("\r\n", "\n")
}

/// The page with a text in the place of another, in its first version.
fn edit(old: &str, new: &str) -> String {
    let page = page();
    assert!(page.contains(old), "the page should have this:\n{old}");
    page.replacen(old, new, 1)
}

fn drift(page: &str, draft: &ModelFiles) -> Drift {
    let read = |page: &str| Page::read(page.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let model = draft.model();
    Drift::between(&read(page), &Lock::of(&read(&self::page())), &model, &model.operations[0])
}

/// A line for each change: `version part name kind`, with the tags that a new thing has.
#[track_caller]
fn check(edited: &str, expected: &[&str]) {
    let drift = drift(edited, &ModelFiles::parcels());
    let told: Vec<String> = drift
        .changes()
        .iter()
        .map(|change| {
            let now = change.now.as_ref().map_or_else(String::new, |now| format!(": {now}"));
            format!("{} {} {} {}{now}", change.version, change.part.name(), change.name, change.kind.name())
        })
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn a_heading_that_is_glued_to_a_sentence_is_a_heading() {
    let glue = |page: String, heading: &str| {
        assert!(page.contains(&format!("\n{heading}")), "{heading}");
        let mut glued = page;
        while let Some(at) = glued.find(&format!("\n{heading}")) {
            let end = glued[..at].trim_end().len();
            glued.replace_range(end..=at, "");
        }
        glued
    };
    // The endpoints have a button of HTML before them, which somebody can take away.
    let button = |page: &str| {
        let mut page = page.to_owned();
        while let (Some(start), Some(end)) = (page.find("<div class"), page.find("</div>")) {
            page.replace_range(start..end + "</div>".len(), "");
        }
        page
    };
    for heading in ["## Headers:", "## Sample Code Snippets:", "## API Responses:", "### Insurance:", "#### announce:"]
    {
        check(&glue(page(), heading), &[]);
    }
    check(&glue(button(&page()), "## Endpoints:"), &[]);
}

#[test]
fn the_rows_of_a_table_are_fields() {
    let table = "| Parameter | Description | Type | Mandatory |\n|---|---|---|---|\n\
                 | `extra.colour` | Its colour. | String | Yes |\n| extra.shape, extra.size (Conditional) | Its form. | Integer | |\n\n";
    check(
        &edit("### Insurance:", &format!("### Extras:\n\n{table}### Insurance:")),
        &[
            "standard request extra.colour added: String, mandatory",
            "standard request extra.shape added: Integer",
            "standard request extra.size added: Integer",
        ],
    );
    // Below a field; in a response; a table without a column of names that is known by its keys.
    check(
        &edit("- Tags: Boolean\n", &format!("\n{table}- Tags: Boolean\n")),
        &[
            "standard request extra.colour added: String, mandatory",
            "standard request extra.shape added: Integer",
            "standard request extra.size added: Integer",
        ],
    );
    check(
        &edit("### 400:", "| Field | Tags |\n|---|---|\n| colour | string |\n### 400:"),
        &["standard response 200.colour added: string"],
    );
    check(
        &edit(
            "### Insurance:",
            "| Carrier | Its own |\n|---|---|\n| Bike | extra.bell |\n| Van | extra.horn |\n\n### Insurance:",
        ),
        &["standard request extra.bell added: Bike", "standard request extra.horn added: Van"],
    );
    // One that lists no fields is text.
    check(
        &edit("### Insurance:", "| Carrier | Speed |\n|---|---|\n| Bike | 20 |\n\n### Insurance:"),
        &["standard request layers changed: text: 1-9. Carrier | Speed Bike | 20"],
    );
}

#[test]
fn the_fields_of_nested_lists_have_tags_of_their_own() {
    let nested = "#### stops:\n- Description: Where it rests.\n- Value:\n  - town (Conditional):\n    - Description: The town.\n    \
                  - Value: Ghent\n    - Tags: String, Conditional\n  - hours:\n    - Value:\n      - from:\n        \
                  - Tags: Integer\n      - stops.hours.until: The end.\n        - Tags: Double\n- Tags: JSON Array\n\n#### announce:";
    let expected = [
        "standard request stops added: JSON Array",
        "standard request stops.town added: String, Conditional",
        "standard request stops.hours added",
        "standard request stops.hours.from added: Integer",
        "standard request stops.hours.until added: Double",
    ];
    check(&edit("#### announce:", nested), &expected);
    // Items without labels are the text that they were, and so are labels right below a value.
    for plain in [
        "- Value:\n  - PAPER: is cheap\n  - town\n- Tags: string",
        "- Value: x\n  - Tags: of the value\n- Tags: string",
    ] {
        check(
            &edit("#### announce:", &format!("#### stops:\n{plain}\n\n#### announce:")),
            &["standard request stops added: string"],
        );
    }
    // A paragraph has no list below it.
    let paragraph = "#### stops:\nValue: 3\n- Tags: String, Required\n\n#### announce:";
    check(&edit("#### announce:", paragraph), &["standard request stops added: String, Required"]);
    let response = "#### progress:\n- Value:\n  - since:\n    - Tags: string\n";
    check(&edit("#### progress:\n", response), &["standard response 200.progress.since added: string"]);
}

#[test]
fn a_field_in_an_object_of_a_response_is_in_the_model() {
    let object = "#### stations:\n- Value:\n  - town:\n    - Tags: string\n  - street:\n    - Tags: string\n- Tags: JSON Array\n### 400:";
    let model = ModelFiles::parcels();
    let drift = drift(&edit("### 400:", object), &model);
    let told: Vec<_> = drift.changes().iter().map(|change| (change.name.as_str(), change.gap)).collect();
    assert_eq!(
        told,
        [
            ("200.stations", Some(Gap::Missing)),
            ("200.stations.town", None),
            ("200.stations.street", Some(Gap::Missing)),
        ]
    );
}

#[test]
fn a_list_in_bold_names_fields() {
    let payload = "### Payload:\n\nWhat else there is.\n\n- **Order_type**: The kind.\n  - Tags: String, Mandatory\n- **basket (Conditional)**:\n  \
                   - Description: What is in it.\n  - Tags: JSON Array\n  - **weight**: In grams.\n- **Note** that this is a sentence.\n\n### Insurance:";
    check(
        &edit("### Insurance:", payload),
        &[
            "standard version Payload added: What else there is. •Note that this is a sentence.",
            "standard request Order_type added: String, Mandatory",
            "standard request basket added: JSON Array",
            "standard request basket.weight added: In grams.",
        ],
    );
    // The labels may be items of the list itself.
    let flat =
        "### Payload:\n\n- **first**: One.\n- Tags: String\n- **second**: Two.\n- Tags: Integer\n\n### Insurance:";
    check(
        &edit("### Insurance:", flat),
        &["standard request first added: String", "standard request second added: Integer"],
    );
    let header = "## Headers:\n\n- **x-day (optional)**: The day.\n  - Tags: String\n";
    check(&edit("## Headers:\n", header), &["standard header x-day added: String"]);
}

#[test]
fn parameters_are_compared_with_those_of_the_address() {
    let section = "## Query Parameters:\n\n#### with.details:\n- Description: More.\n- Tags: Boolean\n## Path Parameters:\n\n\
                   #### reference_of_address:\n- Tags: String, Mandatory\n## API Responses:";
    check(
        &edit("## API Responses:", section),
        &[
            "standard request with.details added: Boolean",
            "standard request reference_of_address added: String, Mandatory",
        ],
    );
    // Of an operation that has parameters, they are compared with the model's.
    let (personal, tagged) =
        ("    origin: observed\n    sensitivity: personal", "    tags: String\n    sensitivity: personal");
    let draft = ModelFiles::tracking().replace("spec/track/track.yaml", personal, tagged);
    let model = draft.model();
    let gaps = |section: &str| {
        let text = format!("## API Version: current\n{section}\n#### language:\n- Tags: String\n");
        let page = Page::read(text.as_bytes()).expect("it is a page");
        let drift = Drift::between(&page, &Lock::of(&page), &model, model.operation("track").expect("it is there"));
        let changes = drift.changes().iter().filter(|change| change.name == "language");
        changes.map(|change| change.gap).collect::<Vec<_>>()
    };
    assert_eq!(gaps("## Query Parameters:"), []);
    assert_eq!(gaps("## Path Parameters:"), [Some(Gap::Differs)]);
    assert_eq!(gaps("## Headers:"), [Some(Gap::Missing), Some(Gap::Stale)]);
}

#[test]
fn a_section_that_is_not_understood_comes_before_what_was_in_it() {
    let moved = edit("## Endpoints:", "## Addresses:");
    check(
        &moved,
        &[
            "standard version Addresses added: •Production: https://api.parcels.example/book",
            "standard endpoint Production removed",
        ],
    );
    check(
        &edit("## API Responses:", "## Body Parameter:\n## API Responses:"),
        &["standard version Body Parameter added"],
    );
    // It stays a finding until the model leaves it out.
    let draft = ModelFiles::parcels();
    let drift_of = |draft: &ModelFiles| {
        let (page, model) = (Page::read(moved.as_bytes()).expect("it is a page"), draft.model());
        Drift::between(&page, &Lock::of(&page), &model, &model.operations[0])
    };
    let gaps: Vec<_> = drift_of(&draft).changes().iter().map(|change| change.gap).collect();
    assert_eq!(gaps, [Some(Gap::NotUnderstood)]);
    let left_out =
        "left_out:\n  - part: version\n    name: Addresses\n    versions: [standard]\n    because: It is prose.\n";
    let draft = draft.append("spec/book/left.yaml", left_out);
    assert!(drift_of(&draft).is_clean(), "{:?}", drift_of(&draft));
}

#[test]
fn three_versions_are_read() {
    let page = page();
    let express = page.find("## API Version: express").expect("it is there");
    let end = page.rfind("\n---\n").expect("a rule ends it");
    let third = page[express..end].replace("API Version: express", "API Version: night").replace("courier", "runner");
    let three = format!("{}\n---\n\n{third}{}", &page[..end], &page[end..]);
    let drift = drift(&three, &ModelFiles::parcels());
    let told: Vec<_> = drift.changes().iter().map(|change| (change.version.as_str(), change.gap)).collect();
    assert_eq!(told, [("night", Some(Gap::Missing))]);
    let apart = drift.changes()[0].now.as_deref();
    assert_eq!(apart, Some("as `express`, with a different sample `Shell Code Snippet`"));
    let same = three.replace("runner", "courier").replace("API Version: night", "API Version: day");
    let told = self::drift(&same, &ModelFiles::parcels()).changes()[0].now.clone();
    assert_eq!(told.as_deref(), Some("the same as `express`"));
    let more = three.replacen("runner", "courier", 1);
    let (before, night) = more.split_at(more.find("API Version: night").expect("it is there"));
    let night = night.replacen("#### announce:", "#### hour:", 1);
    let told = self::drift(&format!("{before}{night}"), &ModelFiles::parcels()).changes()[0].now.clone();
    assert_eq!(told.as_deref(), Some("as `express`, with request `hour`; without request `announce`"));
}

#[test]
fn what_another_version_has_is_added_to_its_versions() {
    let draft = ModelFiles::parcels();
    let page = page();
    let (standard, express) = page.split_at(page.find("## API Version: express").expect("it is there"));
    let edited = format!(
        "{standard}{}",
        express
            .replace("#### wrapping:", "#### layers:\n- Tags: string\n\n#### wrapping:")
            .replace("#### x-coupon", "#### x-sender")
    );
    let drift = drift(&edited, &draft);
    let change = drift.changes().iter().find(|change| change.name == "layers").expect("it is told");
    assert_eq!((change.gap, change.version.as_str()), (Some(Gap::OtherVersion), "express"));
    let source = change.model.as_ref().expect("it has a place");
    let lines: Vec<&str> = draft.files()[&source.file].lines().collect();
    assert_eq!(lines[usize::try_from(source.line).unwrap() - 1].trim(), "- wire: layers");
    let (read, model) = (Page::read(edited.as_bytes()).expect("it is a page"), draft.model());
    let report = drift.to_text(&read, &model, &model.operations[0], draft.files());
    let said = format!("The model has it for other versions, at {source}: add express to its `versions:`.");
    assert!(report.contains(&said) && !report.contains("- wire: layers"), "{report}");
    // Done as it says, it is done.
    let draft =
        draft.replace_in("spec/book/parcel.yaml", "layers", "versions: [standard]", "versions: [standard, express]");
    let drift = self::drift(&edited, &draft);
    assert!(drift.changes().iter().all(|change| change.name != "layers" || change.gap.is_none()), "{drift:?}");
}

#[test]
fn an_entry_follows_the_tags_and_takes_no_placeholder() {
    for (heading, tags, value, expected, not) in [
        ("hour", "Integer, Mandatory", "3", "type: integer\n        presence: required", "x: x"),
        ("price", "Double, Conditional", "1.50", "type: amount\n        presence: optional", "x: x"),
        ("stops", "JSON Array", "value", "type: json\n        presence: optional", "example:"),
        ("night (Mandatory)", "String", "<your_night>", "type: text\n        presence: required", "example:"),
        ("colour", "String", "Value", "type: text\n        presence: optional", "example:"),
    ] {
        let new = format!("#### {heading}:\n- Description: New.\n- Value: {value}\n- Tags: {tags}\n\n#### announce:");
        let (edited, draft) = (page().replace("#### announce:", &new), ModelFiles::parcels());
        let (read, model) = (Page::read(edited.as_bytes()).expect("it is a page"), draft.model());
        let report = drift(&edited, &draft).to_text(&read, &model, &model.operations[0], draft.files());
        assert!(report.contains(expected) && !report.contains(not), "{expected}:\n{report}");
    }
}

#[test]
fn a_page_is_truncated_wherever_it_is_cut() {
    let page = page();
    let draft = ModelFiles::parcels();
    let model = draft.model();
    let lock = Lock::of(&Page::read(page.as_bytes()).expect("it is a page"));
    let is_truncated = |page: &str| {
        let page = Page::read(page.as_bytes()).expect("it is a page");
        Drift::between(&page, &lock, &model, &model.operations[0]).is_truncated()
    };
    let first = page.find("## Endpoints").expect("it is there");
    for at in (first..page.len() - 1).step_by(13).chain([page.len() - 2]) {
        assert!(is_truncated(&page[..at]), "{at}: {}", &page[at - 40..at]);
    }
    for whole in [
        page.clone(),
        page.trim_end().to_owned(),
        page.replace("Parcel status", "Parcel state"),
        page.replace("### 400:", "### 404:"),
        format!("{page}\nMore is to come.\n"),
        edit("#### layers:", "#### wrappings:"),
    ] {
        assert!(!is_truncated(&whole));
    }
}
