# stack: points of a village stacked by group, best village first.
# Data: place, village, from, to, number of the group, group. PARAMETER: number of groups.
set title HEAD noenhanced font ',15'
set lmargin 29
set rmargin 4
GROUPS = int(PARAMETER) > 10 ? 10 : int(PARAMETER)
set yrange [*:*]
set bmargin at screen (60.0 + 24 * GROUPS) / HEIGHT # the key has a line for each group
array NAMES[10] = ['', '', '', '', '', '', '', '', '', '']
do for [G = 1:GROUPS] {
    stats DATA using ($5 == G ? (NAMES[G] = strcol(6), 0) : 0) nooutput
}
set xrange [0:*]
set yrange [ROWS+0.6:0.4]
set xtics nomirror
set ytics noenhanced scale 0
set border 3
set grid xtics lc rgb '#d8dee4'
set style fill solid 1.0 border rgb '#ffffff'
set key at screen 0.5, screen 0.012 center bottom vertical maxrows 10 width 1 samplen 2 spacing 1.1 noenhanced
array SHADE[10] = [0x0b3c5d, 0x3f8fc5, 0xa6d0ea, 0xc65a00, 0xf2b26b, 0x5e5e5e, 0xa9a9a9, 0x1b7f79, 0x8fd0c7, 0xd9d9d9]
plot for [G = 1:GROUPS] DATA using ($5 == G ? ($3+$4)/2.0 : NaN):1:3:4:($1-0.36):($1+0.36) with boxxyerror lc rgb SHADE[G] title NAMES[G], \
     DATA using (NaN):1:ytic(2) with points notitle
