# funnel: a ratio against its denominator, with the limits of chance around the commune's figure (normal approximation of
# the binomial, 1.96 and 3.09 standard errors): a village inside them does not differ from the commune.
# Data: see chart/draw_funnel.c. PARAMETER: the commune's figure, per cent. ROWS: the greatest denominator.
set title HEAD noenhanced font ',15'
set lmargin 9
set rmargin 4
set bmargin 7
P = PARAMETER / 100.0
limit(n, z) = 100 * (P + z * sqrt(P * (1 - P) / n))
clip(y) = y > 100 ? 100 : y < 0 ? 0 : y
# Of a small commune every figure may be hidden: without a value gnuplot sets no STATS_max, and a plot of labels without one
# ends it with SIGSEGV. So what has no point is not plotted.
VILLAGES = ''
undefine STATS_*
stats DATA using (valid(2) && $3 == 0 ? $1 : NaN) nooutput
if (exists('STATS_max')) { VILLAGES = ", DATA using ($3 == 0 ? $1 : NaN):2 with points pt 7 ps 0.9 lc rgb MET title 'thôn trong giới hạn'" }
undefine STATS_*
stats DATA using (valid(2) && $3 == 1 && $6 == 0 ? $1 : NaN) nooutput
if (exists('STATS_max')) { VILLAGES = VILLAGES.", DATA using ($3 == 1 && $6 == 0 ? $1 : NaN):5:4 with labels left boxed offset 1.1,0.1 font ',11' tc rgb INK notitle" }
undefine STATS_*
stats DATA using (valid(2) && $3 == 1 && $6 == 1 ? $1 : NaN) nooutput
if (exists('STATS_max')) { VILLAGES = VILLAGES.", DATA using ($3 == 1 && $6 == 1 ? $1 : NaN):5:4 with labels right boxed offset -1.1,0.1 font ',11' tc rgb INK notitle" }
undefine STATS_*
stats DATA using (valid(2) && $3 == 1 ? $1 : NaN) nooutput
if (exists('STATS_max')) { VILLAGES = VILLAGES.", DATA using ($3 == 1 ? $1 : NaN):2 with points pt 9 ps 1.4 lc rgb '#9a3f00' title 'thôn ngoài giới hạn 95%'" }
set xrange [0:ROWS*1.12 + 1]
set yrange [0:104]
set samples 400
set xlabel 'Số hồ sơ làm mẫu số' noenhanced offset 0,0.4
set ytics format '%g%%' nomirror
set xtics nomirror
set border 3
set grid lc rgb '#e3e7eb'
set style textbox opaque noborder fillcolor rgb '#ffffff' margins 0.3,0.3
set key at screen 0.5, screen 0.005 center bottom horizontal maxrows 2 width 1 samplen 2 spacing 1.1 noenhanced
plot (x < 1 ? NaN : clip(limit(x, 3.09))) with lines lw 1.2 dt 3 lc rgb SOFT title 'giới hạn 99,8%', \
     (x < 1 ? NaN : clip(limit(x, -3.09))) with lines lw 1.2 dt 3 lc rgb SOFT notitle, \
     (x < 1 ? NaN : clip(limit(x, 1.96))) with lines lw 1.5 lc rgb '#7f9db9' title 'giới hạn 95%', \
     (x < 1 ? NaN : clip(limit(x, -1.96))) with lines lw 1.5 lc rgb '#7f9db9' notitle, \
     PARAMETER with lines lw 2 dt (8,4) lc rgb INK title 'toàn xã' @VILLAGES
