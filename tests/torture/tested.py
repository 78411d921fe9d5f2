"""What tests have counted: lines `torture: NAME WORD=NUMBER …` that they print when they run long."""


def run(table, settings):
    if not settings.lines:
        return
    table.section("kills, faults and made-up inputs")
    found = False
    for line in settings.lines.read_text(encoding="utf-8", errors="replace").splitlines():
        # A test's own line may stand behind what the runner has written of it.
        _, mark, told = line.partition("torture: ")
        if not mark:
            continue
        found = True
        name, counts = read(told)
        # How often it was tried is told; everything else that is counted may not be.
        (tried, times), *bad = counts
        table.row(f"{name}: {times} {tried}", ", ".join(f"{word} 0" for word, _ in bad), ", ".join(f"{word} {number}" for word, number in bad),
                  all(number == 0 for _, number in bad))
    if not found:
        table.skipped("kills, faults and made-up inputs", f"{settings.lines} has no such line")


def read(told):
    words = [word for word in told.split() if "=" not in word]
    counts = [word.split("=", 1) for word in told.split() if "=" in word]
    return " ".join(words), [(word.replace("_", " "), int(number)) for word, number in counts]
