#!/usr/bin/python3
"""Scores random tables by random rubrics in Python's decimal arithmetic, from docs/SCORING.md alone, and compares `thidua score`.

usage: reference.py SEED COUNT FOLDER     writes r.xml and v.csv into FOLDER, prints one line per rubric, exit 1 at the first difference
"""
import csv, random, subprocess, sys
from decimal import Decimal as D, getcontext, ROUND_HALF_UP

getcontext().prec = 80


def rounded(x, places):
    x = x.quantize(D(1).scaleb(-20), ROUND_HALF_UP)
    return x if places is None else x.quantize(D(1).scaleb(-places), ROUND_HALF_UP)


class Negative(Exception):
    """Negative points under a geometric mean: to be refused."""


class Rubric:
    """A random rubric: its XML, and the same as plain Python objects."""

    def __init__(self, rnd):
        self.rnd, self.names = rnd, []
        self.places = rnd.choice([(2, None, 2), (None, None, 3), (1, 2, 1), (None, None, None), (3, 3, 0)])
        self.scope = rnd.choice(['total', 'group'])
        self.root = self.group('TOTAL', 0, geometric=rnd.random() < 0.3)
        self.bonus = [self.criterion(False) for _ in range(rnd.randint(0, 2))]
        self.penalty = [self.criterion(False) for _ in range(rnd.randint(0, 2))]
        self.cap = D(rnd.randint(1, 8))

    def group(self, code, depth, geometric):
        rnd, children = self.rnd, []
        self.names.append(code)
        for _ in range(rnd.randint(1, 4)):
            if depth < 2 and rnd.random() < 0.35:
                children.append(self.group('g%d' % len(self.names), depth + 1, rnd.random() < 0.3))
            else:
                children.append(self.criterion(geometric))
        plain = rnd.random() < 0.5
        for child in children:
            child['weight'] = child['max'] if plain else D(rnd.randint(1, 30)) / 4
        total = sum(c['weight'] for c in children)
        return {'code': code, 'children': children, 'geometric': geometric, 'max': total if plain else D(rnd.randint(1, 100)),
                'weights': total}

    def criterion(self, geometric):
        rnd, code = self.rnd, 'c%d' % len(self.names)
        self.names.append(code)
        kinds = ['ratio', 'linear', 'bands', 'pass', 'per_unit', 'relative', 'minmax'] + ([] if geometric else ['zscore', 'difference'])
        c = {'code': code, 'kind': rnd.choice(kinds), 'max': D(rnd.randint(1, 40)) / 2, 'lower': rnd.random() < 0.3,
             'log': rnd.random() < 0.2, 'missing': rnd.choice(['zero', 'exclude', 'zero', 'exclude', 'hold']),
             'target': D(rnd.randint(20, 90)), 'clip': geometric or rnd.random() < 0.7, 'weight': D(1)}
        c['posts'] = sorted([D(rnd.randint(1, 40)), D(rnd.randint(41, 99))], reverse=c['lower'])
        c['to'] = rnd.choice(['best', 'worst', 'mean'])
        c['sample'] = rnd.random() < 0.5
        edges = sorted(rnd.sample(range(5, 95), rnd.randint(1, 4)))
        c['bands'] = [(None if i == 0 else D(edges[i - 1]), D(edges[i]) if i < len(edges) else None,
                       D(rnd.randint(0, int(c['max'] * 2))) / 2) for i in range(len(edges) + 1)]
        c['upper'] = rnd.random() < 0.5
        c['unit'] = (D(rnd.randint(1, 8)) / 4, D(rnd.randint(1, 5)), D(rnd.randint(0, 20)), rnd.random() < 0.5)
        if c['kind'] in ('bands', 'pass'): c['log'] = False
        return c

    def xml(self):
        names = ['criterion', 'group', 'total']
        decimals = ' '.join('%s="%s"' % (n, 'none' if p is None else p) for n, p in zip(names, self.places))
        extra = ''
        for name, list_ in (('bonus', self.bonus), ('penalty', self.penalty)):
            if list_: extra += '<%s code="%s" cap="%s"><name>x</name>%s</%s>' % (name, name, self.cap, ''.join(map(self.leaf, list_)), name)
        return ('<rubric xmlns="urn:thidua:rubric:1" code="r" year="2026" total="%s" weights="%s" aggregation="%s" exclude-scope="%s">'
                '<name>r</name><decimals %s/>%s%s</rubric>') % (
                    self.root['max'], self.root['weights'], 'geometric' if self.root['geometric'] else 'arithmetic', self.scope,
                    decimals, ''.join(map(self.node, self.root['children'])), extra)

    def node(self, n):
        if 'children' not in n: return self.leaf(n)
        return '<group code="%s" max="%s" weight="%s" weights="%s" aggregation="%s"><name>g</name>%s</group>' % (
            n['code'], n['max'], n['weight'], n['weights'], 'geometric' if n['geometric'] else 'arithmetic', ''.join(map(self.node, n['children'])))

    def leaf(self, c):
        clip = '' if c['clip'] else ' clip="false"'
        per, unit, beyond, whole = c['unit']
        function = {
            'ratio': '<ratio%s/>' % clip, 'linear': '<linear from="%s" to="%s"%s/>' % (*c['posts'], clip), 'pass': '<pass/>',
            'per_unit': '<per_unit points="%s" unit="%s" beyond="%s" whole="%s"/>' % (per, unit, beyond, str(whole).lower()),
            'relative': '<relative to="%s"%s/>' % (c['to'], clip), 'difference': '<relative to="%s" form="difference"%s/>' % (c['to'], clip),
            'minmax': '<minmax/>', 'zscore': '<zscore deviation="%s"/>' % ('sample' if c['sample'] else 'population'),
            'bands': '<bands edge="%s">%s</bands>' % ('upper' if c['upper'] else 'lower', ''.join(
                '<band%s%s points="%s"/>' % ('' if lo is None else ' from="%s"' % lo, '' if hi is None else ' to="%s"' % hi, p)
                for lo, hi, p in c['bands']))}[c['kind']]
        return '<criterion code="%s" indicator="%s" max="%s" weight="%s" better="%s" transform="%s" missing="%s" target="%s"><name>c</name>%s</criterion>' % (
            c['code'], c['code'], c['max'], c['weight'], 'lower' if c['lower'] else 'higher', 'log' if c['log'] else 'none', c['missing'], c['target'], function)

    def leaves(self, n=None):
        n = n or self.root
        return [n] if 'children' not in n else [leaf for child in n['children'] for leaf in self.leaves(child)]


def part(c, value, ranked):
    """The part of max that a value reaches; ranked: the values of the ranked units."""
    t = (lambda v: v.ln()) if c['log'] else (lambda v: v)
    x, xs, low = t(value), [t(v) for v in ranked], c['lower']
    if c['kind'] == 'ratio': p = (D(1) if x <= 0 else t(c['target']) / x) if low else x / t(c['target'])
    elif c['kind'] == 'linear': p = (x - t(c['posts'][0])) / (t(c['posts'][1]) - t(c['posts'][0]))
    elif c['kind'] == 'pass': return D(value <= c['target'] if low else value >= c['target'])
    elif c['kind'] == 'per_unit':
        per, unit, beyond, whole = c['unit']
        units = max(D(0), x - beyond) / unit
        p = min(D(1), (units // 1 if whole else units) * per / c['max'])
        return 1 - p if low else p
    elif c['kind'] == 'minmax':
        if not xs: return D(0)
        p = D(1) if max(xs) == min(xs) else ((max(xs) - x if low else x - min(xs)) / (max(xs) - min(xs)))
        return p
    elif c['kind'] == 'zscore':
        n = len(xs)
        mean = sum(xs) / n if n else D(0)
        free = n - 1 if c['sample'] else n
        deviation = (sum((v - mean) ** 2 for v in xs) / free).sqrt() if free > 0 else D(0)
        return D(0) if deviation == 0 else (mean - x if low else x - mean) / deviation
    elif c['kind'] == 'bands':
        points = [p for lo, hi, p in c['bands'] if (lo is None or (value > lo if c['upper'] else value >= lo))
                  and (hi is None or (value <= hi if c['upper'] else value < hi))]
        p = points[0] / c['max']
    else:
        base = {'best': min if low else max, 'worst': max if low else min, 'mean': lambda v: sum(v) / len(v)}[c['to']](xs) if xs else None
        if base is None: p = D(0)
        elif c['kind'] == 'difference': p = (base - x if low else x - base) / abs(base) if base != 0 else D(0)
        else: p = (D(1) if x == 0 else base / x) if low else x / base if base != 0 else D(0)
    return max(D(0), min(D(1), p)) if c['clip'] else p


def score(rubric, table):
    """{unit: ({code: points}, total or None, held)}"""
    criteria = rubric.leaves() + rubric.bonus + rubric.penalty
    held = {u: any(v[c['code']] is None and c['missing'] == 'hold' for c in criteria) for u, v in table.items()}
    ranked = {c['code']: [v[c['code']] for u, v in table.items() if not held[u] and v[c['code']] is not None] for c in criteria}
    answer = {}
    for unit, values in table.items():
        points = {}

        def leaf(c, sign=1):
            value = values[c['code']]
            if value is None:
                points[c['code']] = D(0) if c['missing'] == 'zero' else None
                return points[c['code']], D(0) if c['missing'] == 'exclude' else D(1)
            p = c['max'] * part(c, value, ranked[c['code']])
            points[c['code']] = sign * (p if rubric.places[0] is None else rounded(p, rubric.places[0]))
            return points[c['code']], D(1)

        def node(n):
            if 'children' not in n: return leaf(n)
            parts = []
            for child in n['children']:
                p, a = node(child)
                if a > 0: parts.append((child['weight'] * a, (p or D(0)) / (child['max'] * a)))
            weight = sum(w for w, _ in parts)
            if weight == 0:
                points[n['code']] = None
                return None, D(0)
            if n['geometric']:
                if any(s < 0 for _, s in parts): raise Negative
                s = D(0) if any(s == 0 for _, s in parts) else (sum(w * s.ln() for w, s in parts) / weight).exp()
            else: s = sum(w * s for w, s in parts) / weight
            available = D(1) if rubric.scope == 'group' else weight / n['weights']
            p = n['max'] * available * s
            if n is not rubric.root and rubric.places[1] is not None: p = rounded(p, rubric.places[1])
            points[n['code']] = p
            return p, available

        p, available = node(rubric.root)
        extra = D(0)
        for list_, sign in ((rubric.bonus, 1), (rubric.penalty, -1)):
            if not list_: continue
            plain = sum((leaf(c, sign)[0] or D(0)) for c in list_)
            capped = min(rubric.cap, plain) if sign > 0 else max(-rubric.cap, plain)
            if rubric.places[1] is not None: capped = rounded(capped, rubric.places[1])
            extra += capped
        total = None if available == 0 else rounded(p / available + extra, rubric.places[2])
        answer[unit] = (points, total, held[unit])
    return answer


def main():
    seed, count, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    for number in range(seed, seed + count):
        rnd = random.Random(number)
        rubric = Rubric(rnd)
        codes = [c['code'] for c in rubric.leaves() + rubric.bonus + rubric.penalty]
        table = {'u%02d' % i: {code: None if rnd.random() < 0.07 else D(rnd.randint(1, 400)) / 4 for code in codes} for i in range(rnd.randint(1, 12))}
        open(folder + '/r.xml', 'w').write(rubric.xml())
        with open(folder + '/v.csv', 'w') as out:
            out.write('unit,indicator,value\n')
            for unit, values in table.items():
                for code, value in values.items(): out.write('%s,%s,%s\n' % (unit, code, '' if value is None else value))
        run = subprocess.run(['thidua', 'score', '--rubric', folder + '/r.xml', '--values', folder + '/v.csv'], capture_output=True, text=True)
        try: expected = score(rubric, table)
        except Negative:
            if run.returncode != 2 or 'trung bình nhân' not in run.stderr: sys.exit('rubric %d: negative points under a geometric mean pass' % number)
            continue
        if run.returncode != 0:
            print('rubric %d: %s' % (number, run.stderr.strip()))
            sys.exit(1)
        rows = list(csv.DictReader(run.stdout.splitlines()))
        totals = {u: t for u, (_, t, h) in expected.items() if t is not None and not h}
        for row in rows:
            points, total, held = expected[row['unit']]
            if row['code'] == 'TOTAL':
                rank = '' if row['unit'] not in totals else str(1 + sum(t > total for t in totals.values()))
                good = row['rank'] == rank and (row['points'] == '') == (total is None) and (total is None or abs(D(row['points']) - total) <= D('1e-18'))
            elif row['code'] in ('bonus', 'penalty'): good = True
            else:
                p = points[row['code']]
                good = (row['points'] == '') == (p is None) and (p is None or abs(D(row['points']) - p) <= D('1e-18'))
            if not good:
                print('rubric %d: %s, expected %s' % (number, dict(row), (total, held) if row['code'] == 'TOTAL' else p))
                sys.exit(1)
    print('%d rubrics agree' % count)


main()
