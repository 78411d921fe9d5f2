#!/usr/bin/env python3
"""How often an HTTP cache answers by itself, computed: so many addresses, asked for by Zipf's law, all kept until the next version.

    hits.py [--addresses 920000] [--law 0.8,1.0]

Of N questions until a version is followed by another, each address is passed on once at most, when it is asked for first: what is
expected of it is 1 - (1 - p)^N. A cache that is smaller than all answers, or that forgets sooner, hits less.
"""

import argparse

import numpy as np

QUESTIONS = (10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)


def hit_rate(addresses: int, law: float, questions: int) -> float:
    popularity = 1.0 / np.arange(1, addresses + 1) ** law
    popularity /= popularity.sum()
    passed_on = -np.expm1(questions * np.log1p(-popularity)).sum()
    return 1 - passed_on / questions


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--addresses", type=int, default=920_000, help="46,000 pairs with 20 addresses each")
    words.add_argument("--law", default="0.8,1.0", help="exponents")
    wanted = words.parse_args()
    laws = [float(law) for law in wanted.law.split(",")]
    print("| questions until the next version |" + "".join(f" law {law} |" for law in laws))
    print("|---|" + "---|" * len(laws))
    for questions in QUESTIONS:
        rates = "".join(f" {hit_rate(wanted.addresses, law, questions):.1%} |" for law in laws)
        print(f"| {questions:,} |{rates}")


if __name__ == "__main__":
    main()
