// lend[sync]
// culprit: library.books[].opened[]: mutable bool
#include <lend/lend.hpp>

#include <vector>

struct book {
  int pages;
  mutable bool opened[2];
};
struct library {
  std::vector<book> books;
};

int main() {
  library all;
#ifdef BREAK
  lend::run([](const library& of) { return of.books.size(); }, lend::shared(all));
#else
  lend::run([](library& of) { return of.books.size(); }, lend::mut(all));
#endif
}
