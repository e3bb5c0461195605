// lend[send]
// culprit: board.cells[][].piece: int*
#include <lend/lend.hpp>

struct cell {
  int color;
  int* piece;
};
struct board {
  cell cells[8][8];
};
struct numbered_cell {
  int color;
  int piece;
};
struct numbered_board {
  numbered_cell cells[8][8];
};

int main() {
#ifdef BREAK
  return lend::run([](board b) { return b.cells[0][0].color; }, board{});
#else
  return lend::run([](numbered_board b) { return b.cells[0][0].color; }, numbered_board{});
#endif
}
