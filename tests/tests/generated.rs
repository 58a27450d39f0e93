//! What the live model makes: the texts that a reviewer reads, and the bytes on disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use codegen::Model;
use codegen::ir::RuleKind;
use similar::{ChangeTag, TextDiff};
use tests::model_files::ModelFiles;
use xtask::generated::{apply, differences};

/// The folder of the snapshots.
const SNAPSHOTS: &str = "tests/snapshots/model";

/// What a reviewer reads of a model, by the paths of the snapshots, whose folders are in the order of reading: what there is,
/// in which code, and for other languages.
fn texts(model: &Model) -> BTreeMap<String, String> {
    let generated = codegen::generate(model);
    let code = |path: &str| generated[&format!("juspay-session/src/generated/{path}.rs")].clone();
    let mut texts = BTreeMap::new();
    let mut shared = vec!["enums".to_owned(), "objects".to_owned()];
    for operation in &model.operations {
        let name = &operation.name;
        let surfaces = operation.versions.iter().map(|version| codegen::surface(model, name, &version.name));
        let surfaces: Vec<String> = surfaces.map(|surface| surface.expect("the model has the version")).collect();
        texts.insert(format!("api/{name}_surface"), surfaces.join("\n"));
        if operation.is_read() {
            // The documents of the other operations have it.
            shared.push(format!("{name}/request"));
            continue;
        }
        shared.extend(["groups", "rules"].map(|file| format!("{name}/{file}")));
        for version in &operation.versions {
            shared.extend(["request", "response"].map(|file| format!("{name}/{}/{file}", version.name)));
            let openapi = codegen::openapi(model, name, &version.name).expect("the model has the version");
            texts.insert(format!("openapi/{name}_{}", version.name), openapi.pretty());
        }
    }
    texts.extend(shared.into_iter().map(|path| (format!("code/{path}"), code(&path))));
    texts
}

/// Holds the snapshots below a folder against the texts of the live model.
#[track_caller]
fn check(folder: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let texts = texts(&ModelFiles::live().model());
    let of_folder = texts.iter().filter(|(path, _)| path.starts_with(folder));
    for (path, text) in of_folder {
        let (parent, name) = path.rsplit_once('/').expect("every snapshot is in a folder");
        settings.set_snapshot_path(tests::workspace().join(SNAPSHOTS).join(parent));
        settings.bind(|| insta::assert_snapshot!(name, text));
    }
}

#[test]
fn the_surface_is_what_was_reviewed() {
    check("api/");
}

#[test]
fn the_code_is_what_was_reviewed() {
    check("code/");
}

#[test]
fn the_openapi_documents_are_what_was_reviewed() {
    check("openapi/");
}

#[test]
fn no_snapshot_is_left_over() {
    let texts = texts(&ModelFiles::live().model());
    let wanted: BTreeSet<PathBuf> = texts.into_keys().map(|path| PathBuf::from(format!("{path}.snap"))).collect();
    let root = tests::workspace().join(SNAPSHOTS);
    let mut found = BTreeSet::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the snapshots are there") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_none_or(|extension| extension != "new") {
                // What an earlier run proposed is not committed.
                found.insert(path.strip_prefix(&root).expect("it is below").to_path_buf());
            }
        }
    }
    assert_eq!(found, wanted, "remove what is left over");
}

/// What an edit of the live model changes for a reviewer: the snapshots, and every line, the old and the new ones.
fn changed(edited: &ModelFiles) -> (Vec<String>, Vec<String>, Vec<String>) {
    let (then, now) = (texts(&ModelFiles::live().model()), texts(&edited.model()));
    let (mut files, mut old, mut new) = (Vec::new(), Vec::new(), Vec::new());
    assert_eq!(then.keys().collect::<Vec<_>>(), now.keys().collect::<Vec<_>>());
    for ((path, then), now) in then.iter().zip(now.values()).filter(|((_, then), now)| then != now) {
        files.push(path.clone());
        for change in TextDiff::from_lines(then.as_str(), now).iter_all_changes() {
            match change.tag() {
                ChangeTag::Equal => {}
                ChangeTag::Delete => old.push(change.value().to_owned()),
                ChangeTag::Insert => new.push(change.value().to_owned()),
            }
        }
    }
    (files, old, new)
}

/// The file of the live model that has the request's order ID.
fn file_of_the_order_id(live: &ModelFiles) -> String {
    let has = |text: &String| text.contains("\ngroups:\n") && text.contains("- wire: order_id\n");
    let file = live.files().iter().find(|(_, text)| has(text)).expect("a group has it");
    file.0.clone()
}

/// Besides the file of the model, a reviewer reads six places of one line each: the surface, the rule, and the
/// documentation and the OpenAPI document of both versions.
#[test]
fn a_limit_changes_seven_files_and_no_line_that_is_not_about_it() {
    let live = ModelFiles::live();
    let fields = live.model().operations.swap_remove(0).request.fields;
    let mut rules = fields.into_iter().filter(|field| field.wire == "order_id").flat_map(|field| field.rules);
    let limit = rules.find_map(|rule| match rule.kind {
        RuleKind::Length { max, .. } => max,
        _ => None,
    });
    let limit = limit.expect("an order ID has a limit");
    let raised = limit + 4;
    let file = file_of_the_order_id(&live);
    let edited = live.replace_in(&file, "order_id", &format!("max: {limit}}}"), &format!("max: {raised}}}"));
    let (files, old, new) = changed(&edited);
    assert!(files.len() <= 6, "{files:#?}");
    for (lines, limit) in [(&old, limit), (&new, raised)] {
        // The surface has a line for each version.
        assert_eq!(lines.len(), files.len() + 1, "{lines:#?}");
        assert!(lines.iter().all(|line| line.contains(&limit.to_string())), "{lines:#?}");
    }
}

/// Besides the file of the model: the surface, the request of the version, and its OpenAPI document.
#[test]
fn a_field_of_one_version_changes_four_files_and_removes_no_line() {
    let live = ModelFiles::live();
    let version = live.model().operations[0].versions[1].name.clone();
    let file = file_of_the_order_id(&live);
    let field = format!(
        "      - wire: shelf_note\n        versions: [{version}]\n        type: text\n        presence: optional\n        \
         sensitivity: personal\n        tags: String\n        docs: What the shelf says.\n        example: Enjoy\n"
    );
    let (files, old, new) = changed(&live.insert_after(&file, "order_id", &field));
    assert!(files.len() <= 3, "{files:#?}");
    assert_eq!(old, [""; 0], "{files:#?}");
    assert!(new.len() < 60, "{new:#?}");
}

/// A snapshot is compared as text. This is about bytes.
#[test]
fn the_files_on_disk_are_current() {
    let wanted = codegen::generate(&ModelFiles::live().model());
    let differences = differences(tests::workspace(), &wanted).expect("the files can be read");
    let report: String = differences.iter().map(ToString::to_string).collect();
    assert!(differences.is_empty(), "run `cargo xtask codegen`\n\n{report}");
}

#[test]
fn stale_missing_and_extra_files_are_named_and_mended() {
    let root = scratch("stale_missing_extra");
    let wanted = codegen::generate(&ModelFiles::parcels().model());
    let nothing = differences(&root, &wanted).expect("an empty folder can be read");
    assert!(nothing.iter().all(|difference| difference.kind() == "missing"));
    assert_eq!(nothing.len(), wanted.len());
    apply(&root, &nothing).expect("the files can be written");
    assert_eq!(differences(&root, &wanted).expect("the files can be read"), []);

    let folder = root.join("juspay-session/src/generated");
    fs::remove_file(folder.join("book/http.rs")).expect("the file was written");
    fs::create_dir(folder.join("old")).expect("the folder can be written to");
    fs::write(folder.join("old/amounts.rs"), "// @generated by an earlier generator\n")
        .expect("the folder can be written to");
    fs::write(root.join("spec/schema/old.json"), "{\"$comment\": \"@generated\"}\n")
        .expect("the folder can be written to");
    let raised = ModelFiles::parcels().replace_in("spec/book/parcel.yaml", "reference", "max: 12", "max: 13");
    let wanted = codegen::generate(&raised.model());
    let found = differences(&root, &wanted).expect("the files can be read");
    let named: Vec<_> =
        found.iter().map(|one| (one.kind(), one.path.trim_start_matches("juspay-session/src/generated/"))).collect();
    assert_eq!(
        named,
        [
            ("stale", "book/express/request.rs"),
            ("missing", "book/http.rs"),
            ("stale", "book/rules.rs"),
            ("stale", "book/standard/request.rs"),
            ("extra", "old/amounts.rs"),
            ("stale", "reference.md"),
            ("extra", "spec/schema/old.json")
        ]
    );
    let rules = found[2].to_string();
    for (sign, limit) in [('-', 12), ('+', 13)] {
        let is_limit =
            |line: &str| line.starts_with(sign) && line.contains("length") && line.contains(&limit.to_string());
        assert!(rules.lines().any(is_limit), "{rules}");
    }

    apply(&root, &found).expect("the files can be written");
    assert_eq!(differences(&root, &wanted).expect("the files can be read"), []);
    assert!(!folder.join("old/amounts.rs").exists());
}

/// What is not the generator's is neither removed nor followed, and then nothing at all is written.
#[cfg(unix)]
#[test]
fn files_of_others_are_left_alone() {
    let root = scratch("files_of_others");
    let wanted = codegen::generate(&ModelFiles::parcels().model());
    apply(&root, &differences(&root, &wanted).expect("an empty folder can be read")).expect("files can be written");
    let folder = root.join("juspay-session/src/generated");
    let generated = |name: &str| folder.join(name);
    fs::remove_file(generated("enums.rs")).expect("the file was written");
    let refused = |told: &str| {
        let error = differences(&root, &wanted).and_then(|found| apply(&root, &found)).expect_err(told);
        assert!(error.to_string().contains(told), "{error}");
        assert!(!generated("enums.rs").exists(), "{told}: something was written");
    };
    // A file without the mark, and a link to one that has it.
    fs::write(generated("mine.rs"), "// mine\n").expect("the folder can be written to");
    refused("mine.rs: not a file of the generator");
    fs::remove_file(generated("mine.rs")).expect("the file was written");
    std::os::unix::fs::symlink(generated("objects.rs"), generated("link.rs")).expect("a link can be made");
    refused("link.rs: not a file of the generator");
    fs::remove_file(generated("link.rs")).expect("the link was made");
    // A folder behind a link.
    let elsewhere = root.join("elsewhere");
    fs::rename(&folder, &elsewhere).expect("the folder can be moved");
    std::os::unix::fs::symlink(&elsewhere, &folder).expect("a link can be made");
    refused("juspay-session/src/generated: a link");
    assert!(elsewhere.join("objects.rs").exists());
    fs::remove_file(&folder).expect("the link was made");
    fs::rename(&elsewhere, &folder).expect("the folder can be moved back");
    // The draft of a run that was killed is the generator's.
    fs::write(generated(".enums.rs.1.codegen"), "").expect("the folder can be written to");
    apply(&root, &differences(&root, &wanted).expect("the files can be read")).expect("the files can be written");
    assert_eq!(differences(&root, &wanted).expect("the files can be read"), []);
}

/// A folder where a file should be is found out before anything is written.
#[test]
fn what_cannot_be_written_changes_nothing() {
    let root = scratch("cannot_be_written");
    let wanted = codegen::generate(&ModelFiles::parcels().model());
    let found = differences(&root, &wanted).expect("an empty folder can be read");
    // The last folder of all cannot be made.
    fs::create_dir_all(root.join("spec")).expect("the folder can be made");
    fs::write(root.join("spec/schema"), "").expect("the folder can be written to");
    apply(&root, &found).expect_err("a file is in the way");
    let written = found.iter().filter(|difference| root.join(&difference.path).exists()).count();
    assert_eq!(written, 0);
}

/// A file that differs in its line ends alone is stale: a checkout that rewrites them is found out.
#[test]
fn line_ends_are_bytes_too() {
    let root = scratch("line_ends");
    let wanted = codegen::generate(&ModelFiles::parcels().model());
    apply(&root, &differences(&root, &wanted).expect("an empty folder can be read")).expect("files can be written");
    let (path, text) = wanted.first_key_value().expect("there are files");
    fs::write(root.join(path), text.replace('\n', "\r\n")).expect("the file can be written");
    let found = differences(&root, &wanted).expect("the files can be read");
    let paths: Vec<&str> = found.iter().map(|difference| difference.path.as_str()).collect();
    assert_eq!(paths, [path.as_str()]);
}

/// An empty folder of this test's own.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the folder is this test's own");
    }
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}
