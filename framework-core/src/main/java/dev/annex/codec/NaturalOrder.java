package dev.annex.codec;

import java.util.Comparator;

/** The order in which go-yaml writes keys: numbers in them count as numbers, and letters come after all else. */
final class NaturalOrder implements Comparator<String> {

    static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        int same = 0;
        while (same < a.length && same < b.length && a[same] == b[same]) {
            same++;
        }
        if (same == a.length || same == b.length) {
            return Integer.compare(a.length, b.length);
        }
        boolean letter = Character.isLetter(a[same]);
        boolean otherLetter = Character.isLetter(b[same]);
        if (letter != otherLetter) {
            return letter ? 1 : -1;
        }
        return letter ? Integer.compare(a[same], b[same]) : numbers(a, b, same);
    }

    /** Compares what begins where two texts part, either of which may be in the middle of a number. */
    private static int numbers(int[] a, int[] b, int start) {
        long first = a[start] == '0' || b[start] == '0' ? significantBefore(a, start) : 0;
        long left = first;
        int leftEnd = start;
        for (; leftEnd < a.length && Character.isDigit(a[leftEnd]); leftEnd++) {
            left = left * 10 + (a[leftEnd] - '0');
        }
        long right = first;
        int rightEnd = start;
        for (; rightEnd < b.length && Character.isDigit(b[rightEnd]); rightEnd++) {
            right = right * 10 + (b[rightEnd] - '0');
        }
        if (left != right) {
            return Long.compare(left, right);
        }
        return leftEnd != rightEnd ? Integer.compare(leftEnd, rightEnd) : Integer.compare(a[start], b[start]);
    }

    /** Zeros count only behind another digit of the same number. */
    private static long significantBefore(int[] text, int start) {
        for (int i = start - 1; i >= 0 && Character.isDigit(text[i]); i--) {
            if (text[i] != '0') {
                return 1;
            }
        }
        return 0;
    }
}
