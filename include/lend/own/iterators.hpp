#pragma once

#include <cstddef>

// The concepts and tags of <iterator>. That of libstdc++ brings iterators of streams along, and the
// streams with them; its <span> declares all the rest.
#if defined(__GLIBCXX__)
#include <span>
#else
#include <iterator>
#endif
