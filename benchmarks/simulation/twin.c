/* The same loop as spokeplan/simulation/kernel.py, as somebody would write it in C: the same draws, the same order of
   arithmetic, so that its counts must be equal to the last bit. Compiled on the spot by c_way.py. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { REFERRED, STARTED, WITHDRAWN, WAITING, CASELOAD, PLACES, ENDED, ENDED_EARLY, ENDED_WORKER_LEFT, ENDED_FUNDING,
       OUTLASTING, COUNTS };
enum { WORKERS = 64, CELLS = 4096 };
#define GAMMA 0x9E3779B97F4A7C15ULL

typedef struct {
    int64_t areas, levels, kinds, days, months;
    double horizon, build_up, stay, worker_handed_over;
    /* in the order of spokeplan.simulation.arrays.Arrays, without its numbers */
    const int32_t *month_of;
    const uint64_t *whose_area;
    const double *rate, *begins;
    const int64_t *waiting, *first_place, *first_post;
    const uint64_t *whose_post;
    const double *filled, *last_start, *gone, *grant_handed_over;
    const int64_t *post_of;
    const double *ramp, *opens;
    const uint8_t *occupied;
    const int64_t *level_upto;
    const double *patience;
    const int64_t *kind_upto;
    const double *lengths, *left_over, *recruiting;
} Plan;

static inline uint64_t mixed(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}
static inline uint64_t stream(uint64_t seed, uint64_t replication, uint64_t whose) {
    return mixed(mixed(mixed(seed + GAMMA) ^ (replication * GAMMA)) ^ whose);
}
static inline uint64_t drawn(uint64_t key, uint64_t n) { return mixed(key + n * GAMMA); }
static inline double share_of(uint64_t bits) { return (double)(bits >> 11) * (1.0 / 9007199254740992.0); }

static inline double minus_log(uint64_t bits) {
    int64_t v = (int64_t)(bits >> 11) + 1, e = 1;
    while (v < 4503599627370496LL) { v <<= 1; e++; }
    double m = (double)v * (1.0 / 4503599627370496.0);
    if (m > 1.4142135623730951) { m *= 0.5; e--; }
    double s = (m - 1.0) / (m + 1.0), z = s * s;
    double t = 1.0 / 15 + z * (1.0 / 17 + z * (1.0 / 19));
    t = 1.0 / 9 + z * (1.0 / 11 + z * (1.0 / 13 + z * t));
    t = 1.0 / 3 + z * (1.0 / 5 + z * (1.0 / 7 + z * t));
    return (double)e * 0.6931471805599453 - 2.0 * (s + s * z * t);
}

static inline void sift_down(double *times, int64_t *places, int64_t size, int64_t at, double time, int64_t place) {
    for (;;) {
        int64_t child = 2 * at + 1;
        if (child >= size) break;
        if (child + 1 < size && times[child + 1] < times[child]) child++;
        if (times[child] >= time) break;
        times[at] = times[child]; places[at] = places[child]; at = child;
    }
    times[at] = time; places[at] = place;
}

static inline int32_t month(const Plan *p, double time) { return p->month_of[time < (double)p->days ? (int64_t)time : p->days]; }

static double end_of(const Plan *p, double now, double length, int kind, double luck, double leaves, double gone,
                     double handed_over, int32_t *counts) {
    double natural = now + length, ended = natural;
    int how = kind ? ENDED_EARLY : ENDED;
    if (natural > leaves && leaves < gone && luck >= p->worker_handed_over) { ended = leaves; how = ENDED_WORKER_LEFT; }
    else if (natural > gone) {
        counts[month(p, gone - 0.5) * COUNTS + OUTLASTING]++;
        if (luck >= handed_over) { ended = gone; how = ENDED_FUNDING; }
        else { counts[month(p, gone) * COUNTS + CASELOAD]--; counts[month(p, natural) * COUNTS + CASELOAD]++; }
    }
    counts[month(p, ended) * COUNTS + how]++;
    return ended;
}

static int64_t workers_of(const Plan *p, uint64_t key, double filled, double over, double *came, double *left) {
    came[0] = filled; left[0] = INFINITY;
    if (p->stay == 0.0) return 1;
    double since = filled > 0.0 ? filled : 0.0;
    for (int64_t w = 0;;) {
        left[w] = since + p->stay * minus_log(drawn(key, 2 * w));
        if (left[w] >= over) return w + 1;
        since = left[w] + p->recruiting[drawn(key, 2 * w + 1) & 4095];
        if (++w == WORKERS) return WORKERS + 1;
        came[w] = since; left[w] = INFINITY;
        if (since >= over) return w + 1;
    }
}

typedef struct {
    double *times, *until, *came, *left, *ring_arrived, *ring_deadline;
    int64_t *places, *window, *workers, *ring_number, *head, *tail, ring_size;
    int32_t *days_waited;
} Scratch;

static void to_next_window(const Plan *p, Scratch *s, int64_t area, int64_t size) {
    int64_t i = s->places[0], place = p->first_place[area] + i, post = p->post_of[place], q = post - p->first_post[area];
    double free_at = s->times[0], opens = INFINITY;
    s->until[i] = INFINITY;
    while (s->window[i] + 1 < s->workers[q]) {
        int64_t w = q * WORKERS + ++s->window[i];
        double at = s->came[w] + p->ramp[place], end = s->left[w] < p->last_start[post] ? s->left[w] : p->last_start[post];
        if (at < free_at) at = free_at;
        if (at < end) { opens = at; s->until[i] = end; break; }
    }
    sift_down(s->times, s->places, size, 0, opens, i);
}

static int run_area(const Plan *p, Scratch *s, uint64_t key, int64_t area, int32_t *counts, int32_t *started, double *waited) {
    const int64_t size = p->first_place[area + 1] - p->first_place[area], first = p->first_place[area], L = p->levels;
    const int64_t mask = s->ring_size - 1, on_list = p->waiting[area], first_post = p->first_post[area];
    int64_t in_rings = 0, number = -1;
    double unit = 0.0, coming = 0.0;
    int next = 1;
    memset(s->head, 0, L * sizeof *s->head); memset(s->tail, 0, L * sizeof *s->tail);
    for (;;) {
        if (next) {
            number++; next = 0;
            if (number >= on_list) {
                if (p->rate[area] > 0.0) {
                    unit += minus_log(drawn(key, 4 * number));
                    double days = unit / p->rate[area], slow = 0.5 * p->build_up;
                    coming = p->begins[area] + (days < slow ? sqrt(2.0 * p->build_up * days) : days + slow);
                } else coming = INFINITY;
            }
        }
        double free_at = size ? s->times[0] : INFINITY, now, since;
        int64_t who, level;
        uint64_t bits;
        if (in_rings == 0 || coming < free_at) {
            if (coming >= p->horizon) break;
            now = coming; who = number; next = 1;
            bits = drawn(key, 4 * who + 1);
            int64_t part = (bits >> 24) & 1048575;
            for (level = 0; part >= p->level_upto[level]; level++) ;
            counts[month(p, now) * COUNTS + (who < on_list ? WAITING : REFERRED)]++;
            if (in_rings == 0)
                while (free_at <= now && now >= s->until[s->places[0]]) { to_next_window(p, s, area, size); free_at = s->times[0]; }
            if (in_rings || free_at > now) {
                if (s->tail[level] - s->head[level] == s->ring_size) return 1;
                int64_t at = level * s->ring_size + (s->tail[level]++ & mask);
                s->ring_number[at] = who; s->ring_arrived[at] = now;
                s->ring_deadline[at] = now + p->patience[level * CELLS + ((bits >> 12) & 4095)];
                in_rings++;
                continue;
            }
            since = now;
        } else {
            if (free_at >= p->horizon) break;
            if (free_at >= s->until[s->places[0]]) { to_next_window(p, s, area, size); continue; }
            now = free_at;
            for (level = 0; level < L; level++) {
                while (s->head[level] < s->tail[level]) {
                    double gave_up = s->ring_deadline[level * s->ring_size + (s->head[level] & mask)];
                    if (gave_up > now) break;
                    counts[month(p, gave_up) * COUNTS + WITHDRAWN]++;
                    s->head[level]++; in_rings--;
                }
                if (s->head[level] < s->tail[level]) break;
            }
            if (level == L) continue;
            int64_t at = level * s->ring_size + (s->head[level]++ & mask);
            since = s->ring_arrived[at]; who = s->ring_number[at]; in_rings--;
            bits = drawn(key, 4 * who + 1);
        }
        int64_t i = s->places[0], post = p->post_of[first + i];
        int kind = 0;
        for (int64_t part = bits >> 44; part >= p->kind_upto[kind]; kind++) ;
        double length = p->lengths[kind * CELLS + (bits & 4095)], ended = now + length;
        double leaves = s->left[(post - first_post) * WORKERS + s->window[i]];
        if (ended > leaves || ended > p->gone[post])
            ended = end_of(p, now, length, kind, share_of(drawn(key, 4 * who + 2)), leaves, p->gone[post],
                           p->grant_handed_over[post], counts);
        else counts[month(p, ended) * COUNTS + (kind ? ENDED_EARLY : ENDED)]++;
        sift_down(s->times, s->places, size, 0, ended, i);
        int32_t m = month(p, now);
        counts[m * COUNTS + STARTED]++;
        started[m * L + level]++;
        waited[m * L + level] += now - since;
        s->days_waited[level * (p->days + 1) + (int64_t)(now - since)]++;
    }
    for (int64_t level = 0; level < L; level++)
        for (int64_t at = s->head[level]; at < s->tail[level]; at++)
            counts[month(p, s->ring_deadline[level * s->ring_size + (at & mask)]) * COUNTS + WITHDRAWN]++;
    return 0;
}

/* counts (R, M + 1, 11), started and waited (R, M + 1, L), p90 (R, L): the programme as one group. */
int run(const Plan *p, uint64_t seed, int64_t first, int64_t replications, int64_t ring_size, int32_t *counts,
        int32_t *started, double *waited, double *p90) {
    int64_t most_places = 1, most_posts = 1, L = p->levels, M = p->months + 1, status = 0;
    for (int64_t a = 0; a < p->areas; a++) {
        if (p->first_place[a + 1] - p->first_place[a] > most_places) most_places = p->first_place[a + 1] - p->first_place[a];
        if (p->first_post[a + 1] - p->first_post[a] > most_posts) most_posts = p->first_post[a + 1] - p->first_post[a];
    }
    Scratch s = { malloc(most_places * 8), malloc(most_places * 8), malloc(most_posts * WORKERS * 8),
                  malloc(most_posts * WORKERS * 8), malloc(L * ring_size * 8), malloc(L * ring_size * 8),
                  malloc(most_places * 8), malloc(most_places * 8), malloc(most_posts * 8), malloc(L * ring_size * 8),
                  malloc(L * 8), malloc(L * 8), ring_size, malloc(L * (p->days + 1) * 4) };
    for (int64_t r = 0; r < replications && !status; r++, counts += M * COUNTS, started += M * L, waited += M * L, p90 += L) {
        memset(s.days_waited, 0, L * (p->days + 1) * 4);
        for (int64_t a = 0; a < p->areas && !status; a++) {
            int64_t size = p->first_place[a + 1] - p->first_place[a];
            for (int64_t post = p->first_post[a]; post < p->first_post[a + 1]; post++) {
                int64_t q = post - p->first_post[a];
                double over = p->gone[post] < p->horizon ? p->gone[post] : p->horizon;
                s.workers[q] = workers_of(p, stream(seed, first + r, p->whose_post[post]), p->filled[post], over,
                                          s.came + q * WORKERS, s.left + q * WORKERS);
                if (s.workers[q] > WORKERS) { status = 2; goto done; }
            }
            for (int64_t i = 0; i < size; i++) {
                int64_t place = p->first_place[a] + i, post = p->post_of[place], q = post - p->first_post[a];
                s.window[i] = 0; s.places[i] = i; s.times[i] = p->opens[place];
                s.until[i] = s.left[q * WORKERS] < p->last_start[post] ? s.left[q * WORKERS] : p->last_start[post];
                if (p->occupied[place]) {
                    uint64_t bits = drawn(stream(seed, first + r, p->whose_post[post]), 2 * WORKERS + i);
                    counts[CASELOAD]++;
                    s.times[i] = end_of(p, 0.0, p->left_over[bits & 4095], 0, share_of(drawn(bits, 1)),
                                        s.left[q * WORKERS], p->gone[post], p->grant_handed_over[post], counts);
                }
                for (int64_t w = 0; w < s.workers[q]; w++) {
                    double begin = w ? s.came[q * WORKERS + w] + p->ramp[place] : p->opens[place];
                    double end = s.left[q * WORKERS + w] < p->gone[post] ? s.left[q * WORKERS + w] : p->gone[post];
                    if (begin < end) {
                        counts[month(p, begin > 0 ? begin : 0) * COUNTS + PLACES]++;
                        counts[month(p, end > 0 ? end : 0) * COUNTS + PLACES]--;
                    }
                }
            }
            for (int64_t at = size / 2 - 1; at >= 0; at--) sift_down(s.times, s.places, size, at, s.times[at], s.places[at]);
            status = run_area(p, &s, stream(seed, first + r, p->whose_area[a]), a, counts, started, waited);
        }
        int32_t waiting = 0, caseload = 0, places = 0;
        for (int64_t m = 0; m < M; m++) {
            int32_t *c = counts + m * COUNTS;
            waiting += c[WAITING] + c[REFERRED] - c[STARTED] - c[WITHDRAWN];
            caseload += c[CASELOAD] + c[STARTED] - c[ENDED] - c[ENDED_EARLY] - c[ENDED_WORKER_LEFT] - c[ENDED_FUNDING];
            places += c[PLACES];
            c[WAITING] = waiting; c[CASELOAD] = caseload; c[PLACES] = places;
        }
        for (int64_t level = 0; level < L; level++) {
            const int32_t *d = s.days_waited + level * (p->days + 1);
            int64_t total = 0, reached = 0;
            for (int64_t day = 0; day <= p->days; day++) total += d[day];
            p90[level] = NAN;
            for (int64_t day = 0; total && day <= p->days; day++) {
                reached += d[day];
                if (reached * 10 >= total * 9) { p90[level] = (double)day; break; }
            }
        }
    }
done:
    free(s.times); free(s.until); free(s.came); free(s.left); free(s.ring_arrived); free(s.ring_deadline);
    free(s.places); free(s.window); free(s.workers); free(s.ring_number); free(s.head); free(s.tail); free(s.days_waited);
    return (int)status;
}
