"""The compiled loop: replication after replication, and in each of them area after area.

Areas are independent, so each is run through its whole time before the next. Events are referrals and places that come
free; nothing else is an event. ``running.simulate`` says what the model is.

- A heap holds each place's next free time. It begins with the times places open, so recruitment and ramp-up cost no
  event.
- Young people wait in a ring for each level. Patience is drawn on arrival, so who gave up can be dropped when a place
  comes free and they stand first; the withdrawal is counted in the month in which it happened.
- A worker's comings and goings do not depend on cases: they are drawn first, as windows in which her post is filled. A
  place whose window is over when its turn comes moves to the next one.
- Counts go to the month of what happened, even if it is known before or after; what is beyond the end goes to a month
  that nobody reads. Waiting and caseload are added up from comings and goings at the end.

Small functions take the arrays they read, one by one: passed together in their tuple they cost more than the work.
"""

import numpy as np
from numba import njit

from .draws import drawn, minus_log, share_of, stream
from .heap import heapify, sift_down

(
    REFERRED,
    STARTED,
    WITHDRAWN,
    WAITING,
    CASELOAD,
    PLACES,
    ENDED,
    ENDED_EARLY,
    ENDED_WORKER_LEFT,
    ENDED_FUNDING,
    OUTLASTING,
) = range(11)
COUNTS = 11
FINE, RING_FULL, TOO_MANY_WORKERS = 0, 1, 2
WORKERS = 64  # in one post, one after the other
# One draw of 64 bits gives somebody a cell of lengths (bits 0 to 11), of patience (from 12), a level (24), a kind (44).
PATIENCE, LEVEL, KIND, CELL, PART = np.uint64(12), np.uint64(24), np.uint64(44), np.uint64(4095), np.uint64(1048575)
# Draws of a post's stream: two for each worker, then one for each place taken on the first day.
FROM_FIRST_DAY = 2 * WORKERS


@njit(cache=True, nogil=True)
def run(a, seed, first, group_of, ring_size, counts, started, waited, p90):
    """Fills counts (R, G, M + 1, 11), started and waited (R, G, M + 1, L), p90 (R, L); returns FINE or what is not."""
    levels = a.level_upto.size
    most_places, most_posts = _widest(a.first_place), _widest(a.first_post)
    times, places = np.empty(most_places), np.empty(most_places, np.int64)
    until, window = np.empty(most_places), np.empty(most_places, np.int64)
    came, left = np.empty((most_posts, WORKERS)), np.empty((most_posts, WORKERS))
    workers = np.empty(most_posts, np.int64)
    ring_time, ring_number = np.empty((levels, ring_size, 2)), np.empty((levels, ring_size), np.int64)
    ends = np.empty((levels, 2), np.int64)
    days_waited = np.zeros((levels, a.month_of.size), np.int32)
    for r in range(counts.shape[0]):
        days_waited[:] = 0
        for area in range(a.rate.size):
            g = group_of[area]
            p, q = a.first_post[area], a.first_post[area + 1]
            last_start, gone, handed = a.last_start[p:q], a.gone[p:q], a.grant_handed_over[p:q]
            for post in range(q - p):
                key = stream(seed, first + r, a.whose_post[p + post])
                over = min(a.horizon, gone[post])
                workers[post] = _workers(key, a.filled[p + post], over, a.stay, a.recruiting, came[post], left[post])
                if workers[post] > WORKERS:
                    return TOO_MANY_WORKERS
            p, q = a.first_place[area], a.first_place[area + 1]
            post_of, ramp = a.post_of[p:q] - a.first_post[area], a.ramp[p:q]
            for i in range(q - p):
                key = stream(seed, first + r, a.whose_post[a.post_of[p + i]])
                post = post_of[i]
                window[i], until[i] = 0, min(left[post, 0], last_start[post])
                times[i], places[i] = a.opens[p + i], i
                if a.occupied[p + i]:
                    bits = drawn(key, FROM_FIRST_DAY + i)
                    counts[r, g, 0, CASELOAD] += 1
                    times[i] = _end(
                        0.0, a.left_over[np.int64(bits & CELL)], 0, share_of(drawn(bits, 1)), left[post, 0], gone[post],
                        a.worker_handed_over, handed[post], a.month_of, counts[r, g],
                    )  # fmt: skip  # one case a line
                _count_places(
                    a.opens[p + i], ramp[i], came[post], left[post], workers[post], gone[post], a.month_of, counts[r, g]
                )
            heapify(times, places, q - p)
            status = _area(
                stream(seed, first + r, a.whose_area[area]),
                a.waiting[area], a.begins[area], a.rate[area], a.build_up,
                a.level_upto, a.patience, a.kind_upto, a.lengths, a.month_of, a.worker_handed_over,
                q - p, post_of, ramp, last_start, gone, handed,
                came, left, workers, times, places, until, window, ring_time, ring_number, ends,
                counts[r, g], started[r, g], waited[r, g], days_waited,
            )  # fmt: skip  # the area, what holds for all, its posts, scratch arrays, results
            if status != FINE:
                return status
        _stocks(counts[r])
        _ninetieth(days_waited, p90[r])
    return FINE


@njit(cache=True, nogil=True)
def _widest(first):
    """The most that lie between one and the next. By hand: to compile ``np.diff`` takes as long as all the rest."""
    most = 0
    for at in range(first.size - 1):
        most = max(most, first[at + 1] - first[at])
    return most


@njit(cache=True, nogil=True)
def _workers(key, filled, over, stay, recruiting, came, left):
    """When each worker of a post came and left, and how many there were. Without turnover one comes and stays."""
    came[0], left[0] = filled, np.inf
    if stay == 0.0:
        return 1
    # A constant hazard has no memory: who is there on the first day is as likely to leave as anybody.
    since, w = max(filled, 0.0), 0
    while True:
        left[w] = since + stay * minus_log(drawn(key, 2 * w))
        if left[w] >= over:
            return w + 1
        since = left[w] + recruiting[np.int64(drawn(key, 2 * w + 1) & CELL)]
        w += 1
        if w == WORKERS:
            return WORKERS + 1
        came[w], left[w] = since, np.inf
        if since >= over:
            return w + 1


@njit(cache=True, nogil=True)
def _count_places(opens, ramp, came, left, workers, gone, month_of, counts):
    """One place, in the months in which it is there."""
    for w in range(workers):
        begin, end = came[w] + ramp if w else opens, min(left[w], gone)
        if begin < end:
            counts[_month(month_of, max(begin, 0.0)), PLACES] += 1
            counts[_month(month_of, max(end, 0.0)), PLACES] -= 1


@njit(cache=True, nogil=True)
def _month(month_of, time):
    last = month_of.size - 1
    return month_of[np.int64(time) if time < last else last]


@njit(cache=True, nogil=True)
def _end(now, length, kind, luck, worker_leaves, gone, worker_handed_over, grant_handed_over, month_of, counts):
    """When a case that begins now gives its place free, counting how and when it ends."""
    natural = now + length
    ended, how = natural, ENDED_EARLY if kind else ENDED
    if natural > worker_leaves and worker_leaves < gone and luck >= worker_handed_over:
        ended, how = worker_leaves, ENDED_WORKER_LEFT
    elif natural > gone:
        counts[_month(month_of, gone - 0.5), OUTLASTING] += 1  # on its last day
        if luck >= grant_handed_over:
            ended, how = gone, ENDED_FUNDING
        else:
            # In support elsewhere: no longer in this caseload, and the end is counted when it comes.
            counts[_month(month_of, gone), CASELOAD] -= 1
            counts[_month(month_of, natural), CASELOAD] += 1
    counts[_month(month_of, ended), how] += 1
    return ended


@njit(cache=True, nogil=True)
def _area(key, on_list, begins, rate, build_up,
          level_upto, patience, kind_upto, lengths, month_of, worker_handed_over,
          size, post_of, ramp, last_start, gone, handed,
          came, left, workers, times, places, until, window, ring_time, ring_number, ends,
          counts, started, waited, days_waited):  # fmt: skip  # area, what holds for all, posts, scratch, results
    levels, ring_size = ring_number.shape
    mask, horizon = ring_size - 1, np.float64(month_of.size - 1)
    ends[:] = 0
    in_rings, number, unit, coming = 0, -1, 0.0, 0.0
    came_next = True
    while True:
        if came_next:
            # When the next referral comes: its place on a clock that goes by one a referral, turned into days.
            number += 1
            came_next = False
            if number >= on_list:
                if rate > 0.0:
                    unit += minus_log(drawn(key, 4 * number))
                    days = unit / rate
                    slow = 0.5 * build_up
                    coming = begins + (np.sqrt(2.0 * build_up * days) if days < slow else days + slow)
                else:
                    coming = np.inf
        free = times[0] if size else np.inf
        if in_rings == 0 or coming < free:
            if coming >= horizon:
                break
            now, this = coming, number
            came_next = True
            bits = drawn(key, 4 * this + 1)
            part, level = np.int64((bits >> LEVEL) & PART), 0
            while part >= level_upto[level]:
                level += 1
            counts[_month(month_of, now), WAITING if this < on_list else REFERRED] += 1
            if in_rings == 0:
                # Those free and not needed so far may have a window that is over.
                while free <= now and now >= until[places[0]]:
                    _to_next_window(size, post_of, ramp, last_start, came, left, workers, times, places, until, window)
                    free = times[0]
            if in_rings or free > now:
                if ends[level, 1] - ends[level, 0] == ring_size:
                    return RING_FULL
                at = ends[level, 1] & mask
                ring_number[level, at], ring_time[level, at, 0] = this, now
                ring_time[level, at, 1] = now + patience[level, np.int64((bits >> PATIENCE) & CELL)]
                ends[level, 1] += 1
                in_rings += 1
                continue
            since = now
        else:
            if free >= horizon:
                break
            if free >= until[places[0]]:
                _to_next_window(size, post_of, ramp, last_start, came, left, workers, times, places, until, window)
                continue
            # A place comes free. Who stands first may have given up by now.
            now, level = free, 0
            while level < levels:
                while ends[level, 0] < ends[level, 1]:
                    gave_up = ring_time[level, ends[level, 0] & mask, 1]
                    if gave_up > now:
                        break
                    counts[_month(month_of, gave_up), WITHDRAWN] += 1
                    ends[level, 0] += 1
                    in_rings -= 1
                if ends[level, 0] < ends[level, 1]:
                    break
                level += 1
            if level == levels:
                continue
            at = ends[level, 0] & mask
            since, this = ring_time[level, at, 0], ring_number[level, at]
            ends[level, 0] += 1
            in_rings -= 1
            bits = drawn(key, 4 * this + 1)
        # Somebody starts.
        i = places[0]
        post = post_of[i]
        part, kind = np.int64(bits >> KIND), 0
        while part >= kind_upto[kind]:
            kind += 1
        length = lengths[kind, np.int64(bits & CELL)]
        ended, leaves = now + length, left[post, window[i]]
        if ended > leaves or ended > gone[post]:
            luck = share_of(drawn(key, 4 * this + 2))
            ended = _end(
                now, length, kind, luck, leaves, gone[post], worker_handed_over, handed[post], month_of, counts
            )
        else:
            counts[_month(month_of, ended), ENDED_EARLY if kind else ENDED] += 1
        sift_down(times, places, size, 0, ended, i)
        month = _month(month_of, now)
        counts[month, STARTED] += 1
        started[month, level] += 1
        waited[month, level] += now - since
        days_waited[level, np.int64(now - since)] += 1
    for level in range(levels):
        for at in range(ends[level, 0], ends[level, 1]):
            counts[_month(month_of, ring_time[level, at & mask, 1]), WITHDRAWN] += 1
    return FINE


@njit(cache=True, nogil=True)
def _to_next_window(size, post_of, ramp, last_start, came, left, workers, times, places, until, window):
    """The place that is free first waits for the next worker of its post; for ever, if none comes."""
    i, free = places[0], times[0]
    post, opens = post_of[i], np.inf
    until[i] = np.inf
    while window[i] + 1 < workers[post]:
        window[i] += 1
        at = max(free, came[post, window[i]] + ramp[i])
        if at < min(left[post, window[i]], last_start[post]):
            opens, until[i] = at, min(left[post, window[i]], last_start[post])
            break
    sift_down(times, places, size, 0, opens, i)


@njit(cache=True, nogil=True)
def _stocks(counts):
    """Waiting, caseload and places from what came and went; each is as at the end of the month."""
    for g in range(counts.shape[0]):
        waiting, caseload, places = 0, 0, 0
        for m in range(counts.shape[1]):
            c = counts[g, m]
            waiting += c[WAITING] + c[REFERRED] - c[STARTED] - c[WITHDRAWN]
            caseload += c[CASELOAD] + c[STARTED] - c[ENDED] - c[ENDED_EARLY] - c[ENDED_WORKER_LEFT] - c[ENDED_FUNDING]
            places += c[PLACES]
            c[WAITING], c[CASELOAD], c[PLACES] = waiting, caseload, places


@njit(cache=True, nogil=True)
def _ninetieth(days_waited, p90):
    """The whole days that nine in ten of those who started did not wait longer than; NaN if nobody started."""
    for level in range(days_waited.shape[0]):
        total, reached = 0, 0
        for day in range(days_waited.shape[1]):
            total += days_waited[level, day]
        p90[level] = np.nan
        for day in range(days_waited.shape[1]):
            reached += days_waited[level, day]
            if total and reached * 10 >= total * 9:
                p90[level] = day
                break
