#!/usr/bin/env python3
"""Sets the planner beside GLPK and CBC on the same instances, in the same run.

usage: planner-compare.py BENCH [--classes small,dept] [--seeds 11-15] [--seconds 1,5 | --efforts 40,200]
                          [--solver-seconds 60] [--tight X] [--reference FILE]
BENCH is the built planner-bench. Each instance is written once for the planner
(planner-instance.py) and once as the monolithic model with a binary variable per
learner, assignment and start (LP format), which glpsol and cbc then get for as
long as --solver-seconds says; 0 leaves them out. On a machine that is busy give
efforts (rounds of about 25 ms) instead of seconds: they do not depend on it. One line per instance, then
the medians. --reference: a JSON file with highs_value and cg_bound per name.
"""
import argparse, json, os, re, statistics, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def read_instance(text):
    facts = {'cap': {}, 'min': {}, 'sup': {}, 'type': {}, 'learner': {}, 'leave': {}, 'gap': {}, 'cat': {}, 'fit': {}, 'pin': []}
    for line in text.splitlines():
        key, *rest = line.split() or ['']
        if key == 'dims':
            facts['dims'] = [int(x) for x in rest]
        elif key == 'fit':
            facts['fit'][int(rest[0]), int(rest[1])] = [float(x) for x in rest[2:]]
        elif key == 'pin':
            facts['pin'].append(tuple(int(x) for x in rest))
        elif key in facts:
            numbers = [int(x) for x in rest]
            facts[key][numbers[0]] = numbers[1:]
    return facts


def split_type(numbers):
    category, span, supervisor, n = numbers[:4]
    before, rest = numbers[4:4 + n], numbers[4 + n:]
    return category, span, supervisor, before, rest[1:]


def write_model(facts, path):
    """The model, in CPLEX LP format."""
    n_learners, n_blocks, n_assignments, _, n_supervisors = facts['dims']
    types = {a: split_type(numbers) for a, numbers in facts['type'].items()}
    done = {l: numbers[1:1 + numbers[0]] for l, numbers in facts['learner'].items()}
    starts, worth, rows = {}, {}, []

    for (l, a), fit in facts['fit'].items():
        span, leave = types[a][1], set(facts['leave'].get(l, [0])[1:])
        starts[l, a] = [s for s in range(n_blocks - span + 1) if not leave & set(range(s, s + span))]
        for s in starts[l, a]:
            worth[l, a, s] = sum(fit[s:s + span])

    def name(l, a, s):
        return 'x_%d_%d_%d' % (l, a, s)

    def add(terms, sense, limit):
        if terms:
            rows.append(' '.join('%+d %s' % (factor, name(*key)) for factor, key in terms) + ' %s %d' % (sense, limit))
        elif sense == '>=' and limit > 0:
            rows.append('0 x_none >= %d' % limit)

    def covering(l, a, t):
        return [(1, (l, a, s)) for s in starts.get((l, a), []) if s <= t < s + types[a][1]]

    for l in range(n_learners):
        mine = [a for a in range(n_assignments) if (l, a) in starts]
        for a in mine:
            add([(1, (l, a, s)) for s in starts[l, a]], '<=', 1)
            for p in types[a][3]:
                for s in starts[l, a] if p not in done[l] else []:
                    earlier = [q for q in starts.get((l, p), []) if q + types[p][1] <= s]
                    add([(1, (l, a, s))] + [(-1, (l, p, q)) for q in earlier], '<=', 0)
        for t in range(n_blocks):
            add([term for a in mine for term in covering(l, a, t)], '<=', 1)
        for k in facts['gap'].get(l, [0])[1:]:
            add([(1, (l, a, s)) for a in mine if k in types[a][4] for s in starts[l, a]], '>=', 1)
        for c in range(3):
            terms = [(types[a][1], (l, a, s)) for a in mine if types[a][0] == c for s in starts[l, a]]
            add(terms, '>=', facts['cat'][l][2 * c])
            add(terms, '<=', facts['cat'][l][2 * c + 1])
    for t in range(n_blocks):
        for a in range(n_assignments):
            people = [term for l in range(n_learners) for term in covering(l, a, t)]
            add(people, '<=', facts['cap'][a][t])
            if facts['min'][a][t] > 0:
                add(people, '>=', facts['min'][a][t])
        for v in range(n_supervisors):
            add([(1, (l, a, s)) for (l, a) in starts if types[a][2] == v for s in starts[l, a]
                 if t in (s, s + types[a][1] - 1)], '<=', facts['sup'][v][t])
    with open(path, 'w') as model:
        model.write('Maximize\n total: ' + '\n '.join('+%.2f %s' % (w, name(*key)) for key, w in worth.items()))
        model.write('\nSubject To\n' + ''.join(' r%d: %s\n' % (i, row) for i, row in enumerate(rows)))
        model.write('Bounds\n' + ''.join(' %s = 1\n' % name(*pin) for pin in facts['pin'] if pin in worth))
        model.write('Binary\n' + ''.join(' %s\n' % name(*key) for key in worth) + 'End\n')


def solve_glpk(model, seconds):
    answer = model + '.glpk'
    subprocess.run(['glpsol', '--lp', model, '--tmlim', str(seconds), '--output', answer], capture_output=True)
    found = re.search(r'^Objective:\s+\S+ = (\S+)', open(answer).read() if os.path.exists(answer) else '', re.M)
    return float(found.group(1)) if found and float(found.group(1)) > 0 else None


def solve_cbc(model, seconds):
    said = subprocess.run(['cbc', model, 'sec', str(seconds), 'solve', 'quit'], capture_output=True, text=True).stdout
    found = re.search(r'^Objective value:\s+(\S+)', said, re.M)
    return abs(float(found.group(1))) if found and 'No feasible' not in said else None


def plan(args, instance, amount):
    said = subprocess.run([args.bench, instance, '--effort' if args.efforts else '--seconds', amount, '--seed', '1', '--objective', 'sum'],
                          capture_output=True, text=True).stdout
    return json.loads(said.strip().splitlines()[-1])


def median(numbers):
    known = [x for x in numbers if x is not None]
    return statistics.median(known) if known else None


def show(label, value, digits=1):
    return '%s %s' % (label, '–' if value is None else '%.*f' % (digits, value))


def measure(args, kind, seed, folder):
    text = subprocess.run([sys.executable, os.path.join(HERE, 'planner-instance.py'), kind, str(seed)]
                          + (['--tight', args.tight] if args.tight else []), capture_output=True, text=True, check=True).stdout
    instance = os.path.join(folder, '%s-%d.instance' % (kind, seed))
    open(instance, 'w').write(text)
    row = {'name': '%s-%d' % (kind, seed)}
    if args.solver_seconds > 0:
        model = instance + '.lp'
        write_model(read_instance(text), model)
        row['glpk'], row['cbc'] = solve_glpk(model, args.solver_seconds), solve_cbc(model, args.solver_seconds)
    for seconds in (args.efforts or args.seconds).split(','):
        answer = plan(args, instance, seconds)
        feasible = answer['violations'] == 0
        row['value ' + seconds] = answer['value'] if feasible else None
        row['bound ' + seconds] = answer['bound']
        row['first'] = answer['first_feasible_ms']
        row['gap ' + seconds] = 100 * (1 - answer['value'] / answer['bound']) if feasible and answer['bound'] else None
    return row


def compare(args, rows, reference):
    for row in rows:
        known = reference.get(row['name'], {})
        for seconds in (args.efforts or args.seconds).split(','):
            value, bound = row['value ' + seconds], row['bound ' + seconds]
            for other, against in (('glpk', row.get('glpk')), ('cbc', row.get('cbc')), ('highs', known.get('highs_value'))):
                row['value/%s %s' % (other, seconds)] = value / against if value and against else None
            row['bound/cg ' + seconds] = bound / known['cg_bound'] if bound and known else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('bench')
    parser.add_argument('--classes', default='small,dept,medium,large')
    parser.add_argument('--seeds', default='11-15')
    parser.add_argument('--seconds', default='1')
    parser.add_argument('--efforts')
    parser.add_argument('--solver-seconds', type=int, default=60)
    parser.add_argument('--tight')
    parser.add_argument('--reference')
    args = parser.parse_args()
    first, _, last = args.seeds.partition('-')
    reference = json.load(open(args.reference)) if args.reference else {}
    with tempfile.TemporaryDirectory() as folder:
        for kind in args.classes.split(','):
            rows = []
            for seed in range(int(first), int(last or first) + 1):
                rows.append(measure(args, kind, seed, folder))
                print('  '.join([rows[-1]['name']] + [show(key, x, 2) for key, x in rows[-1].items() if key != 'name']), flush=True)
            compare(args, rows, reference)
            medians = [(key, median([row.get(key) for row in rows])) for key in rows[0] if key != 'name']
            print('%s, medians of %d: ' % (kind, len(rows)) + '  '.join(show(key, x, 4) for key, x in medians if x is not None), flush=True)


main()
