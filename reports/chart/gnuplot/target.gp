# target: an indicator against its target by village: sorted bars, target line, mark of the period before, survey intervals.
# Data: place from the top, name, percentage, label, kind of bar (0 none 1 met 2 missed 3 thin 4 plain), before, low, high, place
# of the label.
set title HEAD noenhanced font ',15'
set lmargin 29
set rmargin 4
set bmargin 7.5
set xrange [0:118]
set yrange [ROWS-0.4:-0.6]
set xtics 0,20,100 format '%g%%' nomirror
set ytics noenhanced scale 0
set border 3
set grid xtics lc rgb '#d8dee4'
set style fill solid 1.0 border rgb INK
set boxwidth 0.7
set key at screen 0.5, screen 0.012 center bottom horizontal maxrows 2 width 1 samplen 2 spacing 1.1 noenhanced
if (PARAMETER >= 0) { set arrow 1 from PARAMETER, graph 0 to PARAMETER, graph 1 nohead lw 2 dt (8,4) lc rgb INK front }
plot DATA using ($5 == 1 ? $3/2.0 : NaN):1:(0):3:($1-0.36):($1+0.36) with boxxyerror fs solid 1.0 lc rgb MET title 'đạt mục tiêu', \
     DATA using ($5 == 2 ? $3/2.0 : NaN):1:(0):3:($1-0.36):($1+0.36) with boxxyerror fs solid 1.0 lc rgb MISSED title 'chưa đạt', \
     DATA using ($5 == 3 ? $3/2.0 : NaN):1:(0):3:($1-0.36):($1+0.36) with boxxyerror fs pattern 4 lc rgb SOFT title 'mẫu quá ít', \
     DATA using ($5 == 4 ? $3/2.0 : NaN):1:(0):3:($1-0.36):($1+0.36) with boxxyerror fs solid 1.0 lc rgb PLAIN title 'không có mục tiêu', \
     DATA using 3:1:7:8 with xerrorbars pt 0 lw 1.5 lc rgb INK title 'khoảng tin cậy 95%', \
     DATA using 6:1 with points pt 12 ps MARK lw 1.5 lc rgb '#b00020' title 'riêng kỳ trước', \
     DATA using (NaN):1:ytic(2) with lines dt (8,4) lw 2 lc rgb INK title 'mục tiêu', \
     DATA using 9:1:4 with labels left font ',11' tc rgb INK notitle
