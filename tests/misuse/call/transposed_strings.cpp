// lend[call]
#include <lend/lend.hpp>

#include <string>

int main() {
  const lend::matrix<std::string> words(2, 3);
#ifdef BREAK
  lend::matrix<int> out(3, 2);
#else
  lend::matrix<std::string> out(3, 2);
#endif
  lend::transpose(words, out);
}
