use super::markdown::clean;

fn cleaned(text: &str) -> String {
    clean(text).lines().collect::<Vec<_>>().join("\n")
}

#[test]
fn blocks_of_html_lose_no_words() {
    let text = "<p>Stripe refunds the\nreservation <code>amount_subtotal</code>, but\nnot the fees.</p>";
    assert_eq!(
        cleaned(text),
        "Stripe refunds the reservation `amount_subtotal`, but not the fees."
    );
    let text = "<br>\nFilter by type.\nOne of:<br> `all`<br>`user`<br><b>`user_settings`</b>";
    assert_eq!(
        cleaned(text),
        "Filter by type. One of:\\\n`all`\\\n`user`\\\n`user_settings`"
    );
}

#[test]
fn what_only_looks_like_a_tag_is_text() {
    assert_eq!(
        cleaned("Supply \"filter=<string>\", or <your token>; not <b>both</b><img src=x onerror=y>."),
        "Supply \"filter=\\<string>\", or \\<your token>; not both."
    );
    assert_eq!(
        cleaned("<p>As <code><id></code> of <Order></p>"),
        "As `<id>` of \\<Order>"
    );
    assert_eq!(cleaned("<string>\n<script>alert(<x>)</script>"), "\\<string>");
}

#[test]
fn what_says_nothing_is_left_out() {
    for nothing in ["", " \n", "undefined"] {
        assert_eq!(cleaned(nothing), "");
    }
    assert_eq!(cleaned("Or undefined"), "Or undefined");
}

#[test]
fn tags_beside_each_other_stay_apart() {
    assert_eq!(
        cleaned("<p>In <a href=\"/docs\">event object</a> <code>api_version</code> attribute</p> <p>Two</p>"),
        "In event object `api_version` attribute\n\nTwo"
    );
}

#[test]
fn html_inside_text_keeps_code_and_links() {
    let text = "The <code>Retry-After</code> of <a class='x' href=\"https://a.example/b\">this page</a> counts.";
    assert_eq!(
        cleaned(text),
        "The `Retry-After` of [this page](<https://a.example/b>) counts."
    );
    assert_eq!(
        cleaned("The<code>id</code> of <a href='javascript:x'>it</a>"),
        "Theid of it"
    );
    assert_eq!(
        cleaned("OAuth2.0 and an AccessToken."),
        "OAuth2.0 and an `AccessToken`."
    );
    assert_eq!(
        cleaned("See <a href=www.a.example/b#c>there</a> and [here](www.b.example)."),
        "See [there](<https://www.a.example/b#c>) and [here](<https://www.b.example>)."
    );
    assert_eq!(
        cleaned("An <code>open one, <a href=\"https://a.example\">two"),
        "An [`open one, two`](<https://a.example>)"
    );
}

#[test]
fn tables_of_html_are_tables() {
    let text =
        "<table>\n<tr><th>Name</th><th>About</th></tr>\n<tr><td>id</td><td>a | b<br>c</td></tr></table>\n\nAfter.";
    assert_eq!(
        cleaned(text),
        "| Name | About |\n| --- | --- |\n| id | a \\| b c |\n\nAfter."
    );
}

#[test]
fn scripts_and_comments_say_nothing() {
    assert_eq!(cleaned("<script>alert(1)</script><!-- no --><p>Yes</p>"), "Yes");
    assert_eq!(cleaned("a < b and <3 c"), "a < b and <3 c");
}

#[test]
fn breaks_that_a_converter_lost_are_found() {
    let text = "Holds the: * [key](https://a.example): to call. * `a * b`: odd.  > Keep it.  Needs: * Read * Write";
    assert_eq!(
        cleaned(text),
        "Holds the:\n\n- [key](<https://a.example>): to call.\n- `a * b`: odd.\n\n> Keep it.\n\nNeeds:\n\n- Read\n- Write"
    );
    for whole in ["It is 2 * 3.  Or 4 * 5.", "Note: 2 * 3", "One.  Two."] {
        assert_eq!(cleaned(whole), whole);
    }
}

#[test]
fn only_what_means_something_is_escaped() {
    assert_eq!(cleaned("a > b * c < 4, x->y"), "a > b * c < 4, x->y");
    assert_eq!(cleaned("\\* a"), "\\* a");
    assert_eq!(cleaned("\\> a\n\\> b"), "\\> a\n\\> b");
    assert_eq!(
        cleaned("&lt;b&gt; and [x] and 2\\*3\\*4"),
        "\\<b> and \\[x\\] and 2\\*3\\*4"
    );
}

#[test]
fn lines_within_a_cell_are_sentences() {
    let table = "| a |\n|---|\n| If set <br>  <br>Notes: <br>\\- One. <br>\\- Two <br>\\- Three |";
    assert_eq!(cleaned(table), "| a |\n| --- |\n| If set. Notes: One. Two; Three |");
}

#[test]
fn one_paragraph_has_no_marks_of_several() {
    let plain = |text: &str| super::plain(text);
    assert_eq!(
        plain("**Code:** `300`<br>\nBad<br>\n* One.\n* Two\n* Three\n\nEnd"),
        "Code: `300`. Bad: One. Two; Three. End"
    );
    assert_eq!(plain("A\nb\n\n> C\n\n1. d\n2. e!"), "A b. C: d; e!");
    assert_eq!(plain("# Title\n\nText"), "Title. Text");
}
