// lend[owned]
#include <lend/lend.hpp>

struct request {
  int id;
  lend::slice<int> data;
};

int main() {
#ifdef BREAK
  auto [tx, rx] = lend::channel<request>(1);
#else
  auto [tx, rx] = lend::channel<int>(1);
#endif
}
