# claim: what a village claims against what its records prove at least and allow at most, as shares of the population.
# Data: as target; before = the claim where it contradicts the evidence, low and high = the bounds.
set title HEAD noenhanced font ',15'
set lmargin 29
set rmargin 4
set bmargin 7.5
set xrange [0:118]
set yrange [ROWS+0.6:0.4]
set xtics 0,20,100 format '%g%%' nomirror
set ytics noenhanced scale 0
set border 3
set grid xtics lc rgb '#d8dee4'
set key at screen 0.5, screen 0.012 center bottom horizontal maxrows 2 width 1 samplen 2 spacing 1.1 noenhanced
if (PARAMETER >= 0) { set arrow 1 from PARAMETER, graph 0 to PARAMETER, graph 1 nohead lw 2 dt (8,4) lc rgb INK front }
plot DATA using (($7+$8)/2.0):1:7:8:($1-0.28):($1+0.28) with boxxyerror fs solid 1.0 lc rgb '#bcd7ee' title 'khoảng theo minh chứng', \
     DATA using (valid(6) ? NaN : $3):1 with points pt 7 ps 1.1 lc rgb MET title 'thôn báo cáo', \
     DATA using 6:1 with points pt 2 ps 1.4 lw 3 lc rgb '#9a3f00' title 'thôn báo cáo, trái với minh chứng', \
     DATA using (NaN):1:ytic(2) with lines dt (8,4) lw 2 lc rgb INK title 'mục tiêu', \
     DATA using 9:1:4 with labels left font ',11' tc rgb INK notitle
