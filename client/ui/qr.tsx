import encodeQR from 'qr'
import { useMemo } from 'react'

/**
 * A code to scan, as one path: sharp at any size and on paper. Always dark on light with its quiet zone of four modules (ISO/IEC
 * 18004), also where the page is dark: cameras do not read the reverse.
 */
export function Qr({ text, label, className }: { text: string; label: string; className?: string | undefined }) {
  const { path, size } = useMemo(() => {
    const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
    const path = modules.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
    return { path, size: modules.length }
  }, [text])
  return (
    <svg className={className} role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
