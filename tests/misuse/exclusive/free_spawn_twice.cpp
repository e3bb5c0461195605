// lend[exclusive]
#include <lend/lend.hpp>

void add(int& n) { ++n; }

int main() {
  lend::keeper<int> k(0);
  lend::kept_mut<int> loan = k.mut();
#ifdef BREAK
  auto guard = lend::spawn(add, loan);
#else
  auto guard = lend::spawn(add, std::move(loan));
#endif
}
