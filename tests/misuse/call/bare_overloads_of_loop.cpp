// lend[call] in source line
// shows: LEND_FN
#include <lend/lend.hpp>

#include <string>
#include <vector>

void grow(int& x) { ++x; }
void grow(std::string& s) { s += "x"; }

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<double> w{3, 1, 2};
#ifdef BREAK
  lend::for_each(w, grow);
  static_cast<void>(v);
#else
  lend::for_each(v, grow);
  static_cast<void>(w);
#endif
}
