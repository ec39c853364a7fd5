"""True relations from textbooks: the material of the attack.

Each line is `name; assumptions; relation; left; right`.  All sides are defined under their assumptions.
"""

from __future__ import annotations

from dataclasses import dataclass

from kld_proof.kernel.judge import Claim
from tests.soundness.reader import read, read_props

# ruff: noqa: E501
SOURCE = """
kl normal; s1>0, s2>0; eq; log(s2/s1)+(s1**2+(m1-m2)**2)/(2*s2**2)-1/2; log(s2)-log(s1)+s1**2/(2*s2**2)+(m1-m2)**2/(2*s2**2)-1/2
kl standard; s>0; eq; log(1/s)+(s**2+m**2)/2-1/2; -(log(s**2)+1-m**2-s**2)/2
kl log var; ; eq; log(1/exp(v/2))+(exp(v)+m**2)/2-1/2; -(v+1-m**2-exp(v))/2
moment trick; ; eq; s**2+2*(a-b)*0+(a-b)**2; s**2+(a-b)**2
square of sum; ; eq; (x+y)**2; x**2+2*x*y+y**2
cube of sum; ; eq; (x+y)**3; x**3+3*x**2*y+3*x*y**2+y**3
difference of squares; ; eq; x**2-y**2; (x-y)*(x+y)
difference of cubes; ; eq; x**3-y**3; (x-y)*(x**2+x*y+y**2)
lagrange; ; eq; (a*d-b*c)**2+(a*c+b*d)**2; (a**2+b**2)*(c**2+d**2)
common denominator; a!=0, b!=0; eq; 1/a+1/b; (a+b)/(a*b)
partial fractions; x!=0, x!=-1; eq; 1/(x*(x+1)); 1/x-1/(x+1)
compound fraction; a!=0, b!=0; eq; (1/b-1/a)*a*b; a-b
precision sum; s>0, t>0; eq; 1/(1/s**2+1/t**2); s**2*t**2/(s**2+t**2)
posterior mean; s>0, t>0; eq; (m/s**2+x/t**2)/(1/s**2+1/t**2); (m*t**2+x*s**2)/(s**2+t**2)
complete the square; a!=0; eq; a*x**2+b*x+c; a*(x+b/(2*a))**2+c-b**2/(4*a)
log of product; x>0, y>0; eq; log(x*y); log(x)+log(y)
log of quotient; x>0, y>0; eq; log(x/y); log(x)-log(y)
log of power; x>0; eq; log(x**3); 3*log(x)
log of root; x>0; eq; log(sqrt(x)); log(x)/2
log of exp; ; eq; log(exp(x)); x
exp of log; x>0; eq; exp(log(x)); x
exp of sum; ; eq; exp(x+y); exp(x)*exp(y)
exp of difference; ; eq; exp(x-y); exp(x)/exp(y)
exp doubled; ; eq; exp(2*x); exp(x)**2
sigmoid flip; ; eq; 1-1/(1+exp(-x)); 1/(1+exp(x))
sigmoid forms; ; eq; 1/(1+exp(-x)); exp(x)/(exp(x)+1)
logit; 0<p<1; eq; log(p/(1-p)); log(p)-log(1-p)
softplus; ; eq; log(1+exp(x)); x+log(1+exp(-x))
normal log density; s>0; eq; log(exp(-(x-m)**2/(2*s**2))/(sqrt(2*pi)*s)); -log(2*pi)/2-log(s)-(x-m)**2/(2*s**2)
normal log ratio; s>0, t>0; eq; (-log(s)-(x-m)**2/(2*s**2))-(-log(t)-(x-n)**2/(2*t**2)); log(t/s)+((x-n)**2/t**2-(x-m)**2/s**2)/2
root of square; x>0; eq; sqrt(x**2); x
square of root; x>=0; eq; sqrt(x)**2; x
rationalise; x>0; eq; 1/(sqrt(x+1)+sqrt(x)); sqrt(x+1)-sqrt(x)
bernoulli kl; 0<p<1, 0<q<1; eq; p*log(p/q)+(1-p)*log((1-p)/(1-q)); p*log(p)-p*log(q)+(1-p)*log(1-p)-(1-p)*log(1-q)
exponential kl; a>0, b>0; eq; log(a/b)+b/a-1; log(a)-log(b)+(b-a)/a
poisson kl; a>0, b>0; eq; a*log(a/b)+b-a; a*(log(a)-log(b))-(a-b)
jensen shannon weights; p>0, q>0; eq; log(p/((p+q)/2)); log(2)+log(p)-log(p+q)
entropy normal; s>0; eq; log(s*sqrt(2*pi*exp(1))); log(2*pi*s**2)/2+1/2
variance; ; eq; (x**2+y**2)/2-((x+y)/2)**2; (x-y)**2/4
weighted variance; 0<p<1; eq; p*x**2+(1-p)*y**2-(p*x+(1-p)*y)**2; p*(1-p)*(x-y)**2
powers; x>0; eq; x**a*x**b; x**(a+b)
amgm; ; le; 2*x*y; x**2+y**2
log bound; x>0; le; log(x); x-1
interval normal density finite; ; eq; Integral(x**2,(x,0,1)); Rational(1,3)
integral linear; b>a; eq; Integral(x,(x,a,b)); (b**2-a**2)/2
integral power; b>0; eq; Integral(x**3,(x,0,b)); b**4/4
integral square sum; b>0; eq; Integral((x+c)**2,(x,0,b)); ((b+c)**3-c**3)/3
integral exp; b>0; eq; Integral(exp(-x),(x,0,b)); 1-exp(-b)
integral reciprocal; b>1; eq; Integral(1/x,(x,1,b)); log(b)
integral log; b>1; eq; Integral(log(x),(x,1,b)); b*log(b)-b+1
integral x exp; b>0; eq; Integral(x*exp(-x**2),(x,0,b)); (1-exp(-b**2))/2
uniform mean; b>a; eq; Integral(x/(b-a),(x,a,b)); (a+b)/2
uniform variance; b>a; eq; Integral((x-(a+b)/2)**2/(b-a),(x,a,b)); (b-a)**2/12
integral linearity; b>0; eq; Integral(2*x+3*x**2,(x,0,b)); 2*Integral(x,(x,0,b))+3*Integral(x**2,(x,0,b))
integral split; 0<a<b; eq; Integral(exp(-x**2),(x,0,b)); Integral(exp(-x**2),(x,0,a))+Integral(exp(-x**2),(x,a,b))
integral constant; b>0; eq; Integral(c*exp(-x**2),(x,0,b)); c*Integral(exp(-x**2),(x,0,b))
kl integrand finite; s>0, t>0, b>0; eq; Integral(exp(-x)*log(s/t),(x,0,b)); (log(s)-log(t))*Integral(exp(-x),(x,0,b))
double integral; ; eq; Integral(Integral(x*y**2,(x,0,1)),(y,0,2)); Rational(4,3)
integral derivative; b>0; eq; Integral(2*x*exp(x**2),(x,0,b)); exp(b**2)-1
sum of naturals; n in naturals; eq; Sum(k,(k,0,n)); n*(n+1)/2
sum of squares; n in naturals; eq; Sum(k**2,(k,0,n)); n*(n+1)*(2*n+1)/6
sum of cubes; n in naturals; eq; Sum(k**3,(k,0,n)); (n*(n+1)/2)**2
geometric sum; n in naturals, x!=1; eq; Sum(x**(k+1),(k,0,n)); (x**(n+2)-x)/(x-1)
small sum; ; eq; Sum((x+k)**2,(k,1,3)); 3*x**2+12*x+14
sum linearity; n in naturals; eq; Sum(a*k+b*k**2,(k,0,n)); a*Sum(k,(k,0,n))+b*Sum(k**2,(k,0,n))
sum split last; n in naturals; eq; Sum(k**2,(k,0,n+1)); Sum(k**2,(k,0,n))+(n+1)**2
sum of kl; s>0, t>0; eq; Sum(k*log(s/t),(k,1,4)); 10*(log(s)-log(t))
sum of exp; ; eq; Sum(exp(k*x),(k,0,2)); 1+exp(x)+exp(x)**2
gauss norm; s>0; eq; Integral(exp(-(x-m)**2/(2*s**2))/(s*sqrt(2*pi)),(x,-oo,oo)); 1
gauss mean; s>0; eq; Integral(x*exp(-(x-m)**2/(2*s**2))/(s*sqrt(2*pi)),(x,-oo,oo)); m
gauss variance; s>0; eq; Integral((x-m)**2*exp(-(x-m)**2/(2*s**2))/(s*sqrt(2*pi)),(x,-oo,oo)); s**2
gauss second; s>0; eq; Integral((x-c)**2*exp(-(x-m)**2/(2*s**2))/(s*sqrt(2*pi)),(x,-oo,oo)); s**2+(m-c)**2
gauss plain; ; eq; Integral(exp(-x**2),(x,-oo,oo)); sqrt(pi)
exponential mean; a>0; eq; Integral(x*a*exp(-a*x),(x,0,oo)); 1/a
exponential norm; a>0; eq; Integral(a*exp(-a*x),(x,0,oo)); 1
gauss log ratio; s>0, t>0; eq; Integral(log(t/s)*exp(-x**2/2)/sqrt(2*pi),(x,-oo,oo)); log(t)-log(s)
"""


@dataclass(frozen=True)
class Seed:
    """A true claim by name."""

    name: str
    claim: Claim

    @property
    def binds(self) -> bool:
        """Whether the claim has an integral or a sum."""
        return any(f"{head}(" in repr(self.claim.proposition) for head in ("integral", "sum"))


def _seed(line: str) -> Seed:
    name, assumptions, relation, left, right = (part.strip() for part in line.split(";"))
    return Seed(name, Claim(tuple(read_props(assumptions)), relation, read(left), read(right)))


SEEDS = [_seed(line) for line in SOURCE.strip().splitlines()]
