// lend[copy]
// shows: take a lend::ref_mut
#include <lend/lend.hpp>

#include <utility>

int main() {
  int n = 0;
#ifdef BREAK
  lend::scope([](lend::scope_handle& s, int& m) { s.spawn([](int& p) { ++p; }, m); }, lend::mut(n));
#else
  lend::scope(
      [](lend::scope_handle& s, lend::ref_mut<int> m) {
        s.spawn([](lend::ref_mut<int> p) { ++*p; }, std::move(m));
      },
      lend::mut(n));
#endif
  return n - 1;
}
