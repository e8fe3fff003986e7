import sys, random, time
from collections import Counter, defaultdict
from pathlib import Path
sys.path.insert(0, str(Path(__file__).parent))
import clean, damage
from oms.text.mojibake import diagnose
part = sys.argv[1]; n=int(sys.argv[2]); show=sys.argv[3] if len(sys.argv)>3 else ''
o=list(clean.ordinary_many(part,n*4,'fp')); tr=clean.tricky(part)
for name,S in (('ordinary',o),('tricky',tr)):
    t=time.perf_counter(); ds=[diagnose(c.text,c.field) for c in S]; t=time.perf_counter()-t
    bad=[(c,d) for c,d in zip(S,ds) if d.status!='clean']
    print(name,len(S),'fp',len(bad),f'{len(bad)/len(S):.3%}',f'{len(S)/t:.0f}/s', Counter((c.kind,d.kind) for c,d in bad).most_common(12))
    for c,d in bad[:25]: print('   ',c.field,repr(c.text)[:90],d.kind,d.span and repr(c.text[slice(*d.span)])[:40],repr(d.repair)[:60],d.confidence)
r=random.Random(5)
T=defaultdict(Counter); misses=defaultdict(list); t=0;k=0; wrong=defaultdict(list)
for c in o[:n]:
    for d in damage.every_kind(c.text,r):
        t0=time.perf_counter(); g=diagnose(d.text,c.field); t+=time.perf_counter()-t0; k+=1
        x=T['dropped' if d.traceless and d.kind not in damage.NO_TRACE else d.kind]; hit=g.status!='clean' if d.kind in damage.NOISE else g.status=='damaged'
        if d.count>=4 or d.kind in damage.NOISE:
            x['n']+=1; x['hit']+=hit
            if not hit: misses[d.kind].append((c.field,d.text))
        x['N']+=1; x['HIT']+=hit
        if d.reversible:
            x['rev']+=1; x['first']+=g.repair==d.clean; x['any']+=g.repair==d.clean or d.clean in g.alternatives
            if g.repair!=d.clean: wrong[d.kind].append((d.clean,d.text,g.kind,g.repair))
print(f'damaged {k/t:.0f}/s')
A=Counter()
for kind,x in T.items():
    grp='noise' if kind in damage.NOISE else 'none' if kind in damage.NO_TRACE or kind=='dropped' else 'trace'
    for key,v in x.items(): A[grp,key]+=v
    print(f"{kind:24} all {x['HIT']}/{x['N']} {x['HIT']/x['N']:.2%}  >=4 {x['hit']}/{x['n']} {x['hit']/max(1,x['n']):.2%}  rev {x['rev']} first {x['first']/max(1,x['rev']):.2%} any {x['any']/max(1,x['rev']):.2%}")
for grp in ('trace','none','noise'):
    print(grp, '>=4', A[grp,'hit'], A[grp,'n'], f"{A[grp,'hit']/A[grp,'n']:.3%}", 'all', f"{A[grp,'HIT']/A[grp,'N']:.3%}", 'first', f"{A[grp,'first']/max(1,A[grp,'rev']):.2%}", 'any', f"{A[grp,'any']/max(1,A[grp,'rev']):.2%}")
if show:
    for kind,m in misses.items():
        if kind in damage.NO_TRACE: continue
        for f,tx in m[:6]: print(kind,f,repr(tx)[:110])
if show=='w':
    for kind,m in wrong.items():
        for w in m[:4]: print('W',kind,*(repr(z)[:70] for z in w),sep='\n     ')
