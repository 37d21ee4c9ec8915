from tests.benchmark.readme import write_table


def test_a_table_is_written_between_its_comments_and_only_there(tmp_path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("before\n<!-- bench:speed -->\nold\n<!-- /bench:speed -->\nafter\n")
    for _ in range(2):
        assert write_table("speed", ["design", "p95"], [["ours", 41]], readme, note="On 2 cores.")
    assert readme.read_text() == (
        "before\n<!-- bench:speed -->\n| design | p95 |\n| --- | --- |\n| ours | 41 |\n\n"
        "On 2 cores.\n"
        "<!-- /bench:speed -->\nafter\n"
    )


def test_a_readme_without_the_place_is_left_alone(tmp_path) -> None:
    readme = tmp_path / "README.md"
    assert not write_table("speed", ["a"], [["b"]], readme)
    readme.write_text("nothing here")
    assert not write_table("speed", ["a"], [["b"]], readme)
    assert readme.read_text() == "nothing here"
