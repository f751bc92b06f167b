# heat: villages by indicators with a target; the darker the nearer to the target, a frame where it is met.
# Data: column, row (0 = heading), percentage, label, kind (-1 heading), name of the row.
set title HEAD noenhanced font ',15'
set lmargin 29
set rmargin 14
set tmargin at screen 1.0 - 45.0/HEIGHT
set bmargin at screen 50.0/HEIGHT
set xrange [0.5:PARAMETER+0.5]
set yrange [ROWS+0.5:0.5-(HEIGHT-95.0-24*ROWS)/24.0] # room above for the headings
unset xtics
set ytics noenhanced scale 0
set border 0
shade(v) = v >= 100 ? 0x6aaed6 : v >= 80 ? 0x9ecae1 : v >= 60 ? 0xc6dbef : v >= 40 ? 0xdeebf7 : 0xf7fbff
set style fill solid 1.0 border rgb '#ffffff'
set key at screen 0.5, screen 0.01 center bottom horizontal noenhanced
plot DATA using ($5 >= 0 && valid(3) ? $1 : NaN):2:($1-0.47):($1+0.47):($2-0.44):($2+0.44):(shade($3)) with boxxyerror lc rgb variable notitle, \
     DATA using ($5 == 0 ? $1 : NaN):2:($1-0.47):($1+0.47):($2-0.44):($2+0.44) with boxxyerror fs pattern 4 lc rgb '#8c959f' title 'chưa báo cáo hoặc không phát sinh', \
     DATA using ($5 == 1 ? $1 : NaN):2:($1-0.44):($1+0.44):($2-0.40):($2+0.40) with boxxyerror fs empty lw 2 lc rgb '#063f6d' title 'đạt mục tiêu', \
     DATA using ($5 >= 0 ? $1 : NaN):2:4 with labels font ',9' tc rgb INK notitle, \
     DATA using ($5 >= 0 && $1 == 1 ? NaN : NaN):2:ytic(6) with points notitle, \
     DATA using ($5 < 0 ? $1 - 0.2 : NaN):(0.35):4 with labels left rotate by 40 font ',10' tc rgb INK notitle
