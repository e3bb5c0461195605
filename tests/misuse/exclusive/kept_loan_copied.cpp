// lend[exclusive] in source line
#include <lend/lend.hpp>

int main() {
  lend::keeper<int> k(0);
  lend::kept_mut<int> a = k.mut();
#ifdef BREAK
  lend::kept_mut<int> b = a;
#else
  lend::kept_mut<int> b = std::move(a);
#endif
  return *b;
}
