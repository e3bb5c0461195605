#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

constexpr std::size_t side = 64;

int neighbours(lend::slice<char> board, std::size_t row, std::size_t column) {
  int alive = 0;
  for (std::size_t r = row + side - 1; r <= row + side + 1; ++r) {
    for (std::size_t c = column + side - 1; c <= column + side + 1; ++c) {
      if (r % side != row || c % side != column) alive += board[r % side * side + c % side];
    }
  }
  return alive;
}

void step(const std::vector<char>& now, std::vector<char>& next) {
  lend::for_each(
      lend::enumerate(lend::chunks(next, side)),
      [](std::size_t row, lend::slice_mut<char> cells, lend::slice<char> board) {
        for (std::size_t column = 0; column < cells.size(); ++column) {
          const int alive = neighbours(board, row, column);
          const bool lives = alive == 3 || (alive == 2 && board[row * side + column] != 0);
          cells[column] = lives ? 1 : 0;
        }
      },
      lend::shared(now));
}

int main() {
  std::vector<char> board(side * side);
  for (const std::size_t glider :
       {std::size_t{1}, side + 2, 2 * side, 2 * side + 1, 2 * side + 2}) {
    board[glider] = 1;
  }
  const std::vector<char> start = board;
  std::vector<char> next(board.size());
  for (std::size_t i = 0; i < 4 * side; ++i) {
    step(board, next);
    board.swap(next);
  }
  return board == start ? 0 : 1;
}
