# ranking: totals in the order of ranks, lighter with each grade; the label tells rank and rank interval.
# Data: place, village, points, label, number of the grade (0 none), grade.
set title HEAD noenhanced font ',15'
set lmargin 29
set rmargin 4
set bmargin 7
set xrange [0:PARAMETER*1.42 + 1]
set yrange [ROWS+0.6:0.4]
set xtics nomirror
set ytics noenhanced scale 0
set border 3
set grid xtics lc rgb '#d8dee4'
set style fill solid 1.0 border rgb INK
set key at screen 0.5, screen 0.012 center bottom horizontal maxrows 2 width 1 samplen 2 spacing 1.1 noenhanced
array SHADE[6] = [0x0b5c9a, 0x6aaed6, 0xf2a65a, 0xd9d9d9, 0xeeeeee, 0xffffff]
array GRADE[6] = ['', '', '', '', '', '']
do for [G = 1:6] {
    stats DATA using ($5 == G ? (GRADE[G] = strcol(6), 0) : 0) nooutput
}
plot for [G = 1:6] DATA using ($5 == G ? $3/2.0 : NaN):1:(0):3:($1-0.36):($1+0.36) with boxxyerror lc rgb SHADE[G] title GRADE[G], \
     DATA using (NaN):1:ytic(2) with points notitle, \
     DATA using (valid(3) ? $3 + PARAMETER*0.012 : 0):1:4 with labels left font ',11' tc rgb INK notitle
