import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import '../ui/base.css'
import { App } from './app.tsx'
import { Broken } from './broken.tsx'
import { dress, ShopProvider } from './shop.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
dress()
createRoot(root).render(
  <StrictMode>
    <BrowserRouter>
      <Broken>
        <ShopProvider>
          <App />
        </ShopProvider>
      </Broken>
    </BrowserRouter>
  </StrictMode>,
)
