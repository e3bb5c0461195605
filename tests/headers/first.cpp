#include <lend/lend.hpp>

int second();

int main() { return second(); }
