//! What is YAML, and of which kind a value is.

use insta::assert_snapshot;

use crate::model::{ANSWERS, ENUMS, PARCEL, told};

#[test]
fn yaml() {
    // Alias.
    assert_snapshot!(told(&[
        (ENUMS, "- name: Progress\n    docs: Where the parcel is.", "- name: Progress\n    docs: *where"),
    ]), @"
    spec/enums.yaml:13:11: the model has no anchors and aliases
        write the value out; a text that begins with `&` or `*` goes in double quotes
    ");
    // Anchor.
    assert_snapshot!(told(&[
        (ENUMS, "- name: Progress\n    docs: Where the parcel is.", "- name: Progress\n    docs: &where Where the parcel is."),
    ]), @"
    spec/enums.yaml:13:18: the model has no anchors and aliases
        write the value out; a text that begins with `&` or `*` goes in double quotes
    ");
    // Bad indentation.
    assert_snapshot!(told(&[(PARCEL, " docs: Where to announce it.", "docs: Where to announce it.")]), @"
    spec/book/parcel.yaml:34:8: this is not YAML: while parsing a block collection, did not find expected '-' indicator
        mend this line or those above it: indent with spaces, close what is open, and put a text that holds `: ` or ` #`, or begins with a special character, in double quotes
    ");
    // Colon in a text.
    assert_snapshot!(told(&[(PARCEL, "docs: Where to announce it.", "docs: Where: to announce it.")]), @"
    spec/book/parcel.yaml:34:20: this is not YAML: mapping values are not allowed in this context
        mend this line or those above it: indent with spaces, close what is open, and put a text that holds `: ` or ` #`, or begins with a special character, in double quotes
    ");
    // Comment only.
    assert_snapshot!(told(&[("spec/more.yaml", "", "# Nothing yet.\n")]), @"
    spec/more.yaml:2:1: this file is empty, not a map
        write its keys: `api:`, `operation:`, `headers:`, `enums:`, `parameters:`, `groups:`, `objects:`, `responses:`, `samples:`, `left_out:`
    (an editor marks it)
    ");
    // Empty file.
    assert_snapshot!(told(&[("spec/more.yaml", "", "\n")]), @"
    spec/more.yaml:2:1: this file is empty, not a map
        write its keys: `api:`, `operation:`, `headers:`, `enums:`, `parameters:`, `groups:`, `objects:`, `responses:`, `samples:`, `left_out:`
    (an editor marks it)
    ");
    // A key that is not a text.
    assert_snapshot!(told(&[
        (PARCEL, "docs: Where to announce it.", "docs: Where to announce it.\n        7: seven\n        [a, b]: c"),
    ]), @"
    spec/book/parcel.yaml:35:9: this key is an integer, not a text
        write a key of the notation, or put it in quotes
    spec/book/parcel.yaml:36:9: this key is a list, not a text
        write a key of the notation, or put it in quotes
    ");
    // List at the top.
    assert_snapshot!(told(&[("spec/more.yaml", "", "- name: Station\n")]), @"
    spec/more.yaml:1:1: this file is a list, not a map
        write its keys: `api:`, `operation:`, `headers:`, `enums:`, `parameters:`, `groups:`, `objects:`, `responses:`, `samples:`, `left_out:`
    (an editor marks it)
    ");
    // Merge key.
    assert_snapshot!(told(&[
        (ENUMS, "- name: Progress\n    docs: Where the parcel is.", "- name: Progress\n    <<: {docs: Where the parcel is.}"),
    ]), @"
    spec/enums.yaml:13:5: the model has no merge keys
        write the keys out instead of `<<`
    ");
    // Nested too deeply.
    assert_snapshot!(told(&[
        ("spec/more.yaml", "", "\
enums: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
"),
    ]), @"
    spec/more.yaml:1:263: this is nested too deeply
        close the brackets that are open, or indent less
    ");
    // Special character.
    assert_snapshot!(told(&[("spec/more.yaml", "", "enums: @later\n")]), @"
    spec/more.yaml:1:8: this is not YAML: unexpected character: `@'
        mend this line or those above it: indent with spaces, close what is open, and put a text that holds `: ` or ` #`, or begins with a special character, in double quotes
    ");
    // Tab.
    assert_snapshot!(told(&[(PARCEL, "        docs: Where to announce it.", "\tdocs: Where to announce it.")]), @"
    spec/book/parcel.yaml:34:1: this line is indented with a tab
        indent with spaces
    ");
    // Tab before a dash.
    assert_snapshot!(told(&[(PARCEL, "          - format: email", "\t- format: email")]), @"
    spec/book/parcel.yaml:37:1: this line is indented with a tab
        indent with spaces
    ");
    // Tab behind one in a text.
    assert_snapshot!(told(&[
        (PARCEL, "docs: The sender's own name for the parcel.", "docs: |-\n          The sender's own\n          \tname for the parcel."),
        (PARCEL, "        docs: Where to announce it.", "\tdocs: Where to announce it."),
    ]), @"
    spec/book/parcel.yaml:36:1: this line is indented with a tab
        indent with spaces
    ");
    // Tag.
    assert_snapshot!(told(&[(PARCEL, "docs: Where to announce it.", "docs: !loud Where to announce it.")]), @"
    spec/book/parcel.yaml:34:21: the model has no tags
        leave the tag out; a text that begins with `!` goes in double quotes
    ");
    // Text at the top.
    assert_snapshot!(told(&[("spec/more.yaml", "", "Station\n")]), @"
    spec/more.yaml:1:1: this file is a text, not a map
        write its keys: `api:`, `operation:`, `headers:`, `enums:`, `parameters:`, `groups:`, `objects:`, `responses:`, `samples:`, `left_out:`
    (an editor marks it)
    ");
    // Two documents.
    assert_snapshot!(told(&[(ANSWERS, "responses:\n  - status: 200", "---\nresponses:\n  - status: 200")]), @"
    spec/book/answers.yaml:58:1: this begins a second document
        remove the `---`, or move what follows it into a file of its own
    ");
    // Unclosed bracket.
    assert_snapshot!(told(&[(PARCEL, "- one_of: [bicycle, van]", "- one_of: [bicycle, van")]), @"
    spec/book/parcel.yaml:84:21: this is not YAML: unclosed bracket '['
        mend this line or those above it: indent with spaces, close what is open, and put a text that holds `: ` or ` #`, or begins with a special character, in double quotes
    ");
    // Unclosed quote.
    assert_snapshot!(told(&[(PARCEL, "example: \"4.50\"", "example: \"4.50")]), @"
    spec/book/parcel.yaml:29:7: a text in quotes does not end
        close the quote, here or in a line above
    ");
}

#[test]
fn kinds() {
    // List for text.
    assert_snapshot!(told(&[(PARCEL, "docs: Where to announce it.", "docs: [Where, to, announce, it]")]), @"
    spec/book/parcel.yaml:34:15: parcel.recipient.email.docs: this is a list, not a text
        write a text
    (an editor marks it)
    ");
    // Map for list.
    assert_snapshot!(told(&[
        (ENUMS, "\
values:
      - wire: BOOKED
        docs: Still at the sender's.
      - wire: COLLECTED
        origin: observed
        docs: On its way.", "values:\n      BOOKED: Still at the sender's.\n      COLLECTED: On its way."),
    ]), @"
    spec/enums.yaml:15:7: enums.Progress.values: this is a map, not a list
        write a list
    (an editor marks it)
    ");
    // Null.
    assert_snapshot!(told(&[(PARCEL, "docs: Where to announce it.", "docs:")]), @"
    spec/book/parcel.yaml:34:13: parcel.recipient.email.docs: this is empty, not a text
        write a value
    (an editor marks it)
    ");
    // Null in a list.
    assert_snapshot!(told(&[(ENUMS, "- wire: CARDBOARD\n        docs: A box.", "-")]), @"
    spec/enums.yaml:7:8: enums.Wrapping.values[1]: this enum value is empty, not a map
        write its keys: `wire:`, `docs:`, `rust:`, `origin:`, `source:`, `seen:`
    (an editor marks it)
    ");
    // Number for text.
    assert_snapshot!(told(&[(PARCEL, "docs: Where to announce it.", "docs: 404")]), @"
    spec/book/parcel.yaml:34:15: parcel.recipient.email.docs: this is an integer, not a text
        put it in double quotes
    (an editor marks it)
    ");
    // Text for boolean.
    assert_snapshot!(told(&[(ANSWERS, "- name: Station", "- name: Station\n    keep_raw: yes")]), @"
    spec/book/answers.yaml:35:15: Station.keep_raw: this is a text, not `true` or `false`
        write `true` or `false`
    (an editor marks it)
    ");
    // Text for list.
    assert_snapshot!(told(&[(PARCEL, "versions: [express]", "versions: express")]), @"
    spec/book/parcel.yaml:76:19: parcel.courier.versions: this is a text, not a list
        write a list
    (an editor marks it)
    ");
    // Text for map.
    assert_snapshot!(told(&[(PARCEL, "- length: {min: 3, max: 12}", "- length: 3 to 12")]), @"
    spec/book/parcel.yaml:14:21: parcel.reference.must[0].length: this length is a text, not a map
        write its keys: `min:`, `max:`
    (an editor marks it)
    ");
}

#[test]
fn texts() {
    // An empty text.
    assert_snapshot!(told(&[(PARCEL, "docs: Where to announce it.", "docs: \"\"")]), @"
    spec/book/parcel.yaml:34:15: parcel.recipient.email.docs: this text is empty
        write something
    (an editor marks it)
    ");
    // A text of several lines.
    assert_snapshot!(told(&[(PARCEL, "- wire: layers", "- wire: |\n          layers\n          of paper")]), @"
    spec/book/parcel.yaml:59:11: parcel.fields[5].wire: this text has several lines
        write it on one
    (an editor marks it)
    ");
    // A text with a control character.
    assert_snapshot!(told(&[(PARCEL, "docs: Where to announce it.", "docs: \"Where to\\eannounce it.\"")]), @"
    spec/book/parcel.yaml:34:15: parcel.recipient.email.docs: this text holds a control character
        remove it
    ");
    // Markup in documentation.
    assert_snapshot!(told(&[
        (ANSWERS, "docs: A place on the way.", "docs: A place on the [way]."),
        (ANSWERS, "docs: The name of the town.", "docs: The name of the <town>."),
        (ANSWERS, "docs: The parcel will not be collected.", "docs: The parcel will `not be collected."),
    ]), @"
    spec/book/answers.yaml:35:11: Station.docs: `[` is markup here
        put it into backticks, in pairs: documentation is Markdown
    spec/book/answers.yaml:41:15: Station.town.docs: `<` is markup here
        put it into backticks, in pairs: documentation is Markdown
    spec/book/answers.yaml:44:11: Refusal.docs: a backtick without its other half is markup here
        put it into backticks, in pairs: documentation is Markdown
    ");
    // Words that are unknown.
    assert_snapshot!(told(&[
        (PARCEL, "\
presence: required
        sensitivity: public
        tags: string, required
        docs: What was paid for it.", "\
presence: mandatory
        sensitivity: privat
        origin: docs
        tags: string, required
        docs: What was paid for it."),
    ]), @"
    spec/book/parcel.yaml:23:19: parcel.postage.presence: `mandatory` is no presence
        write one of `required`, `optional`
    spec/book/parcel.yaml:24:22: parcel.postage.sensitivity: `privat` is no sensitivity
        write one of `public`, `personal`, `secret`
    spec/book/parcel.yaml:25:17: parcel.postage.origin: `docs` is no origin
        write one of `documented`, `sample`, `observed`
    (an editor marks it)
    ");
}
