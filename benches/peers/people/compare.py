"""The arithmetic of METHOD.md 11 for 5,000 prospects against 10,000 clients, with numpy: value fits as shrunk means, fit,
completeness, range, order and what to ask next. Prints the median of nine rounds, to be read beside `cargo bench --bench
people`.
"""

import statistics
import time

import numpy as np

CLIENTS, PROSPECTS, ROUNDS = 10_000, 5_000, 9
VALUES = [20, 8, 4, 5, 12, 10]
WEIGHTS = np.array([3.0, 2, 2, 2, 1, 1, 1])


def table(random, rows):
    """Rows by dimension: a band or a value, -1 where unknown."""
    bands = random.integers(0, 7, rows)
    columns = [np.where(random.random(rows) < 0.9, bands, -1)]
    columns += [np.where(random.random(rows) < 0.7, random.integers(0, values, rows), -1) for values in VALUES]
    return np.stack(columns, axis=1)


def fits(own, worth):
    """s by dimension and value; the last entry is that of the unknown."""
    found = [np.array([0.5, 1, 0.5, 0, 0, 0, 0, np.nan])]
    mean = worth.mean()
    for at, values in enumerate(VALUES, start=1):
        known = own[:, at] >= 0
        sums = np.bincount(own[known, at], worth[known], values)
        counts = np.bincount(own[known, at], minlength=values)
        shrunk = (sums + 5 * mean) / (counts + 5)
        found.append(np.append(np.where(counts > 0, shrunk / shrunk[counts > 0].max(), np.nan), np.nan))
    return found


def scored(rows, found):
    s = np.stack([found[at][rows[:, at]] for at in range(7)], axis=1)
    known = ~np.isnan(s)
    weights = WEIGHTS * known
    total = np.nansum(np.where(known, s, 0) * weights, axis=1)
    share = weights.sum(axis=1)
    fit = np.divide(total, share, out=np.full(len(rows), np.nan), where=share > 0)
    low, high = total / WEIGHTS.sum(), (total + WEIGHTS.sum() - share) / WEIGHTS.sum()
    return fit, share / WEIGHTS.sum(), low, high


def work(own, worth, rows):
    found = fits(own, worth)
    mean = np.nanmean(scored(own, found)[0])
    fit, complete, _low, _high = scored(rows, found)
    order = np.where(np.isnan(fit), mean, fit * complete + mean * (1 - complete))
    spans = WEIGHTS * np.array([np.nanmax(one) - np.nanmin(one) for one in found])
    ask = np.where(rows >= 0, -1, spans).argmax(axis=1)
    return np.lexsort((-complete, -order)), ask


def main():
    random = np.random.default_rng(7)
    own, rows, worth = table(random, CLIENTS), table(random, PROSPECTS), random.random(CLIENTS)
    took = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work(own, worth, rows)
        took.append(time.perf_counter() - begun)
    print(f"numpy, {PROSPECTS} prospects against {CLIENTS} clients: {statistics.median(took) * 1e3:.1f} ms")


if __name__ == "__main__":
    main()
